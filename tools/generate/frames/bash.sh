# bash completion for invokelint; `invokelint completions bash` prints it.
# shellcheck shell=bash

# The words that may stand for the value $1, in `words`.
_invokelint_words()
{
    words=
    case $1 in
@words@
    esac
}

# What the option $2 of the command $1 takes, in `value` and `form`.
_invokelint_value()
{
    value='' form=any
    case "$1 $2" in
@values@
    esac
}

# What the command $1 works on, in the same two.
_invokelint_operand()
{
    value='' form=any
    case $1 in
@operands@
    esac
}

# The options of the command $1, in `options`.
_invokelint_options()
{
    options=
    case $1 in
@options@
    esac
}

# Goes on by the word $1, which stands before the one that is completed.
# bash divides words at `=`, too, and leaves the `=` as a word of its own.
_invokelint_read()
{
    case $state in
    wants)
        [[ $1 == = ]] || state=had
        return
        ;;
    had)
        if [[ $1 == = ]]; then
            state=second
            return
        fi
        ;;
    second)
        state=had
        return
        ;;
    may)
        if [[ $1 == = ]]; then
            state=wants
            return
        fi
        ;;
    ended)
        return
        ;;
    esac
    state=free
    case $1 in
    --) state=ended ;;
@takes@
    -*) ;;
    *)
        if [[ $operands == 0 && " $commands " == *" $1 "* ]]; then
            command=$1
        fi
        operands=$((operands + 1))
        ;;
    esac
}

# Offers those of the words $2 that go on from $cur, with $1 put in front.
_invokelint_offer()
{
    local IFS=$' \t\n' word

    for word in $2; do
        [[ $word == "$cur"* ]] && COMPREPLY+=("$1$word")
    done
}

# Offers what `compgen $2` finds, with $1 put in front.
_invokelint_files()
{
    local name

    while IFS= read -r name; do
        COMPREPLY+=("$1$name")
    done < <(compgen "$2" -- "$cur")
    compopt -o filenames 2>/dev/null
}

# Offers what may stand for `value`, with $1 put in front.
_invokelint_offer_value()
{
    local words before=

    _invokelint_words "$value"
    case $form in
    file) _invokelint_files "$1" -f ;;
    folder) _invokelint_files "$1" -d ;;
    word) _invokelint_offer "$1" "$words" ;;
    or_file)
        _invokelint_offer "$1" "$words"
        _invokelint_files "$1" -f
        ;;
    report)
        if [[ $state == second ]]; then
            _invokelint_files "$1" -f
        else
            _invokelint_offer "$1" "$words"
        fi
        ;;
    list | levels)
        if [[ $cur == *,* ]]; then
            before=${cur%,*},
            cur=${cur##*,}
        elif [[ $form == levels && $state == second ]]; then
            _invokelint_words level
        fi
        _invokelint_offer "$1$before" "$words"
        compopt -o nospace 2>/dev/null
        ;;
    esac
}

_invokelint()
{
    local cur=${COMP_WORDS[COMP_CWORD]} command=lint option='' state=free
    local value='' form='' options='' operands=0 i before=''
@commands@

    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        _invokelint_read "${COMP_WORDS[i]}"
    done
    if [[ $cur == = && $state != free ]]; then
        _invokelint_read '='
        cur=
    elif [[ $cur == --*=* && $state != ended ]]; then
        # Where `=` is no divider, and the word is whole.
        before=${cur%%=*}=
        option=${cur%%=*}
        cur=${cur#*=}
        state=wants
    fi
    if [[ $state == wants || $state == second ]]; then
        _invokelint_value "$command" "$option"
        _invokelint_offer_value "$before"
    elif [[ $cur == -* && $state != ended ]]; then
        _invokelint_options "$command"
        _invokelint_offer '' "$options"
    else
        if [[ $operands == 0 && $state != ended ]]; then
            _invokelint_offer '' "$commands"
        fi
        _invokelint_operand "$command"
        _invokelint_offer_value ''
    fi
}

complete -F _invokelint invokelint
