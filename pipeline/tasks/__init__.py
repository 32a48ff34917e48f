"""What a user asks for: a build, a release, a new article, a project, an update, a comparison, a judgement, a citation, a reason."""
