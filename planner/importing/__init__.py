"""Other people's files: read in a child process, recognised by headers and values, turned into rows of ours."""
