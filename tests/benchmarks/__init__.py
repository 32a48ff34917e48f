"""Tests of the made-up projects that benchmarks run on."""
