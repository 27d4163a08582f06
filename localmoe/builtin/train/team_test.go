package main

import (
	"cmp"
	"os"
	"os/exec"
	"testing"
)

func TestTeamStepsAsOne(t *testing.T) {
	python := cmp.Or(os.Getenv("PYTHON"), "/usr/bin/python3")
	if err := exec.Command(python, "-c", "import torch, numpy").Run(); err != nil {
		t.Skip("no Python with torch: set PYTHON")
	}
	if said, err := exec.Command(python, "team_test.py").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}
