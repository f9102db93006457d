whole
