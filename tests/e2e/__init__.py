"""People in real browsers, against a real server process.

It is a package, so that what its tests share (one browser, one town) ends with the last of them.
"""
