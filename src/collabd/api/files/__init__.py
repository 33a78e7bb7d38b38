"""Files over HTTP: uploads in one piece and resumable ones, and contents with ranges."""
