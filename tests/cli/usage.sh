good good.json
run explian json-empty
run nonsense
run --formt json good.json
run --format jsn good.json
run --format yaml good.json
run --format
run --format=json=
run --quiet=yes good.json
run -z good.json
run --jobs many good.json
run --color=sometimes good.json
run --fail-on never good.json
run --kind nonsense good.json
run -f text -f plain good.json
run -f plain=out -f json=out good.json
run expr
run expr --select json- .
run rules json-empty
run explain
run explain json-emty
run explain nonsense-rule
run schemas nonsense
run dump good.json
run dump --as=tre good.json
run expr --dialect 1.6 .
run validate --shema s.json good.json
run lsp
run completions
run completions fihs
run completions tcsh
run man 3
run man 1 5
run -c x.json good.json
run --baseline=x good.json
run -- lint
run -- --good.json
