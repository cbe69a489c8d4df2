"""The tests that a generated client carries: `samples/` has the exchanges of its API, `subject.py` its names."""
