"""The verdict corpus: what our judge and Frictionless say of a published package with one defect."""
