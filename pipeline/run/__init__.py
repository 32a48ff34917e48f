"""The unit of work, run anywhere: articles in batches, in this process or in others, and a cache of what was proved."""
