run --help
run expr --help
run rules -h
run --version
run -V
