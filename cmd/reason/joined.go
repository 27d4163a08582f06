package main

// joined is a flag that holds a list with commas. What is given a second time is added to
// the list, for a limit that took the place of another would be a limit lost.
type joined struct {
	list  *string
	given bool
}

// newJoined makes a flag of list, which holds value until the flag is given.
func newJoined(list *string, value string) *joined {
	*list = value
	return &joined{list: list}
}

// Set implements [pflag.Value].
func (j *joined) Set(more string) error {
	if j.given && *j.list != "" {
		more = *j.list + "," + more
	}
	*j.list, j.given = more, true
	return nil
}

// String implements [pflag.Value].
func (j *joined) String() string { return *j.list }

// Type implements [pflag.Value].
func (j *joined) Type() string { return "string" }
