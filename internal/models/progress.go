package models

import "time"

// Stage says what a [Progress] reports.
type Stage int

// The stages of a pull, roughly in this order; Retrying may come at any time.
const (
	Planned     Stage = iota // Plan says what will be fetched; nothing has been written yet
	Waiting                  // another pull of the same repository is at work
	Checking                 // reading File, or the part of it that is already here, for its checksum
	Downloading              // Done bytes of Total are here
	Retrying                 // after Reason, the next attempt follows in Wait
)

// Progress is one report of a [Pull].
type Progress struct {
	Stage  Stage
	Plan   *Plan  // Planned
	File   string // Checking, Downloading: path inside the repository
	Done   int64  // Checking, Downloading: bytes of the whole model that are here
	Total  int64  // Checking, Downloading: bytes of the whole model
	Wait   time.Duration
	Reason string
}

// Plan is what a pull is going to do.
type Plan struct {
	Ref    Ref      // the reference that names exactly this model
	Quant  string   // "" if the file's name does not say
	Files  []string // paths inside the repository
	Folder string   // where they will lie
	Total  int64    // bytes of the whole model
	Need   int64    // bytes still to be fetched
	Free   int64    // bytes free in Folder; -1 if unknown
	// Verified is false if the hub publishes no checksum, so that only the size
	// can be checked.
	Verified bool
	// Readable is false if the engine cannot run this quantisation.
	Readable bool
	// Others are the models of the repository that were not chosen.
	Others []Choice
}

// Choice is a model that a repository offers.
type Choice struct {
	Ref  Ref
	Size int64 // bytes
}

// Pulled is a model that a pull has made sure of.
type Pulled struct {
	Ref  Ref    // names exactly this model
	Path string // the file or first shard
	Size int64  // bytes of all files
	// Fetched is how many bytes came over the network; 0 if all was here already.
	Fetched int64
}
