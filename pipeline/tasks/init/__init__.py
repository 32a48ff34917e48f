"""An empty, complete project of one's own: its record, its schemas by a menu, its codebook, its checks on the common forges."""
