#compdef invokelint
# zsh completion for invokelint; `invokelint completions zsh` prints it.

# What may stand for a value.
@words@

# The same behind commas; $1 is the value.
_invokelint_list() {
  compset -P '*,'
  _invokelint_$1 -S ''
}

# The same, or levels behind an `=`.
_invokelint_levels() {
  compset -P '*,'
  if compset -P '*='; then
    _invokelint_level -S ''
  else
    _invokelint_$1 -S '='
  fi
}

# The same, or a file behind an `=`.
_invokelint_report() {
  if compset -P '*='; then
    _files
  else
    _invokelint_$1
  fi
}

# The same, or a file.
_invokelint_or_file() {
  _alternative "words:word:_invokelint_$1" 'files:file:_files'
}

_invokelint_command() {
  local -a all=(
@commands@
  )
  _describe -t commands command all
}

_invokelint_first() {
  _alternative 'commands:command:_invokelint_command' 'files:file:_files'
}

_invokelint() {
  local command=lint word

  for word in "${(@)words[2,CURRENT-1]}"; do
    case $word in
@names@
    esac
  done
  case $command in
@options@
  esac
}

_invokelint "$@"
