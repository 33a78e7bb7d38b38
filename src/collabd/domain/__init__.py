"""What collabd is: records, commands, events and rules. Pure: no I/O, no framework, no clock of its own."""
