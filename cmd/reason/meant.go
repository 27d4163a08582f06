package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// unknownCommand is the error of a word that is no command of cmd, with those that may
// have been meant, or what else to do.
func unknownCommand(cmd *cobra.Command, word, otherwise string) error {
	if names := meant(cmd, word); len(names) > 0 {
		otherwise = fmt.Sprintf("Did you mean '%s'?", strings.Join(names, "' or '"))
	}
	return usageErrorf("unknown command %q\n%s", word, otherwise)
}

// meant are the commands that have this name in other programs, or have it further down
// in this one; where there are none, those of a similar name.
func meant(cmd *cobra.Command, word string) (paths []string) {
	for _, near := range cmd.Commands() {
		for _, c := range append([]*cobra.Command{near}, near.Commands()...) {
			if c.Name() == word || slices.Contains(c.SuggestFor, word) {
				paths = append(paths, c.CommandPath())
			}
		}
	}
	if len(paths) > 0 {
		return paths
	}
	cmd.SuggestionsMinimumDistance = 2
	for _, name := range cmd.SuggestionsFor(word) {
		paths = append(paths, cmd.CommandPath()+" "+name)
	}
	return paths
}

// oneDash refuses a flag that has one dash and should have two: "-model x" would be the
// flag -m with the value "odel".
func oneDash(root *cobra.Command, args []string) error {
	cmd, args, err := root.Find(args)
	if err != nil {
		return nil // which is told better where commands are run
	}
	for _, arg := range args {
		name, ok := strings.CutPrefix(arg, "-")
		name, _, _ = strings.Cut(name, "=")
		switch {
		case arg == "--":
			return nil
		case ok && len(name) > 1 && cmd.Flags().Lookup(name) != nil:
			return usageErrorf("unknown flag: -%s\nDid you mean --%s?", name, name)
		}
	}
	return nil
}

// flagError says what is wrong with a flag and what to do.
func flagError(cmd *cobra.Command, err error) error {
	message := err.Error()
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		if names := flagsMeant(cmd, unknown.GetSpecifiedName()); len(names) > 0 {
			return usageErrorf("%s\nDid you mean --%s?", message, strings.Join(names, " or --"))
		}
	}
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok && !errors.Is(err, strconv.ErrRange) {
		if want := wanted[invalid.GetFlag().Value.Type()]; want != "" {
			message = fmt.Sprintf("--%s: %q is not %s", invalid.GetFlag().Name, invalid.GetValue(), want)
		}
	}
	return usageErrorf("%s\nSee '%s --help'. What begins with \"-\" and is not a flag goes after \"--\".", message, cmd.CommandPath())
}

// wanted is what flags hold, by their type.
var wanted = map[string]string{
	"int": "a whole number", "uint64": "a whole number from 0 on", "float64": "a number", "float32": "a number", "bool": "true or false",
}

// flagsMeant are the flags that begin like a name which is none.
func flagsMeant(cmd *cobra.Command, name string) (names []string) {
	name = strings.ReplaceAll(name, "_", "-")
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if len(name) > 1 && strings.HasPrefix(f.Name, name) {
			names = append(names, f.Name)
		}
	})
	return names
}
