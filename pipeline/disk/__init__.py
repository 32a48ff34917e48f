"""Files as they lie on disks: litter that desktops leave, and the little that is asked of git."""
