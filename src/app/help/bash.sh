# bash completion for invokelint; `invokelint completions bash` prints it.
# shellcheck shell=bash

# The words that may stand for the value $1, in `words`.
_invokelint_words()
{
    words=
    case $1 in
    bundled)
        words='action automation azure-devops baseline common config contexts github gitlab integration-action invocation-method jenkins kafka legacy-v1-action permissions query query-jq self-service-action slack trigger trigger-automation trigger-self-service upsert-entity user-input-property user-inputs webhook'
        ;;
    color)
        words='auto always never'
        ;;
    context)
        words='any self-service.CREATE form.CREATE policy policy-query self-service.DAY-2 form.DAY-2 self-service.DELETE form.DELETE automation.ENTITY_CREATED condition.ENTITY_CREATED automation.ENTITY_UPDATED condition.ENTITY_UPDATED automation.ENTITY_DELETED condition.ENTITY_DELETED automation.ANY_ENTITY_CHANGE condition.ANY_ENTITY_CHANGE automation.TIMER_PROPERTY_EXPIRED condition.TIMER_PROPERTY_EXPIRED automation.RUN_CREATED condition.RUN_CREATED automation.RUN_UPDATED condition.RUN_UPDATED automation.ANY_RUN_CHANGE condition.ANY_RUN_CHANGE'
        ;;
    dialect)
        words='1.7 1.8'
        ;;
    draft)
        words='3 4 6 7 2019-09 2020-12'
        ;;
    format)
        words='text plain json jsonl lsp github sarif gitlab junit checkstyle rdjson markdown'
        ;;
    kind)
        words='auto action method trigger user-inputs permissions legacy'
        ;;
    level)
        words='error warning info hint'
        ;;
    rule)
        words='action-in-string agent-needs-infrastructure approval-notification-unused approval-on-automation async-webhook-without-run-id automation-self-trigger automation-unpublished azure-webhook-is-url body-size bool-as-string client-key-pem condition-event-prefix condition-on-create condition-on-mirror dataset-on-non-entity day2-without-blueprint default-not-in-enum default-refused dialect-difference diff-without-event duplicate-identifier entity-array-relation entity-in-automation entity-in-create enum-colors-key event-in-self-service get-with-body github-input-count github-repo-has-slash github-workflow-not-a-file header-invalid-name http-not-https icon-unknown ignore-malformed ignore-unknown-rule impossible-diff impossible-range inputs-in-automation inputs-in-form inputs-without-dot integration-flat integration-ref-misplaced integration-type-unknown invalid-pattern jq-assignment jq-bad-escape jq-chained-operator jq-empty jq-empty-arguments jq-foreign-operator jq-foreign-template jq-glued-alternative jq-hyphenated-name jq-invalid-character jq-method-call jq-missing-dot jq-missing-operand jq-missing-operator jq-module jq-needs-newer jq-needs-parentheses jq-number-index jq-object-key jq-object-value jq-placeholder jq-quote-rewriting jq-single-quote jq-smart-quote jq-syntax jq-too-deep jq-unclosed-bracket jq-unclosed-if jq-unclosed-string jq-undefined-function jq-undefined-label jq-undefined-variable jq-unmatched-bracket jq-unused-definition jq-wrong-arity json-bad-escape json-bad-number json-bad-token json-bad-utf8 json-comment json-control-character json-duplicate-key json-ellipsis json-empty json-extra-comma json-extra-content json-mismatched-bracket json-missing-colon json-missing-comma json-missing-value json-nesting json-single-quote json-size json-trailing-comma json-unclosed json-unescaped-quote json-unquoted-key json-unterminated-string key-null-omits legacy-path legacy-v1-action method-unknown order-and-steps order-missing-input placeholder-left port-api-auth port-api-entity-upsert port-api-host port-api-not-synchronized readonly-field report-status-off-without-run-id run-log-not-trigger schema-bad-default schema-count schema-dead-value schema-duplicate-id schema-duplicate-item schema-enum schema-format schema-impossible schema-invalid schema-length schema-missing schema-no-match schema-not-found schema-pattern schema-pattern-legacy schema-pattern-limit schema-range schema-type schema-undefined-required schema-unknown-format schema-unknown-key schema-unreachable schema-useless-keyword secret-in-mapping secret-input-default secret-input-logged secret-input-type secret-literal sort-on-non-entity template-angle-brackets template-in-jq template-key-type template-missing-braces template-nested template-shell-style template-single-brace template-spread-misspelt template-spread-not-object template-spread-place template-unclosed template-unopened too-complex too-many-findings type-comparison type-constant type-error type-first-only type-may-fail type-mismatch type-null-in-text ui-only-type undefined-depends-on undefined-order undefined-required undefined-step unknown-action unknown-blueprint unknown-field unknown-input unknown-property unknown-root unknown-secret unused-input unused-suppression upsert-no-identifier upsert-unknown-key url-has-space url-shape value-not-in-enum workflow-input-value workflow-missing-input workflow-not-dispatchable workflow-not-found workflow-unknown-input'
        ;;
    rules)
        words='json- jq- schema- template- type- action-in-string agent-needs-infrastructure approval-notification-unused approval-on-automation async-webhook-without-run-id automation-self-trigger automation-unpublished azure-webhook-is-url body-size bool-as-string client-key-pem condition-event-prefix condition-on-create condition-on-mirror dataset-on-non-entity day2-without-blueprint default-not-in-enum default-refused dialect-difference diff-without-event duplicate-identifier entity-array-relation entity-in-automation entity-in-create enum-colors-key event-in-self-service get-with-body github-input-count github-repo-has-slash github-workflow-not-a-file header-invalid-name http-not-https icon-unknown ignore-malformed ignore-unknown-rule impossible-diff impossible-range inputs-in-automation inputs-in-form inputs-without-dot integration-flat integration-ref-misplaced integration-type-unknown invalid-pattern jq-assignment jq-bad-escape jq-chained-operator jq-empty jq-empty-arguments jq-foreign-operator jq-foreign-template jq-glued-alternative jq-hyphenated-name jq-invalid-character jq-method-call jq-missing-dot jq-missing-operand jq-missing-operator jq-module jq-needs-newer jq-needs-parentheses jq-number-index jq-object-key jq-object-value jq-placeholder jq-quote-rewriting jq-single-quote jq-smart-quote jq-syntax jq-too-deep jq-unclosed-bracket jq-unclosed-if jq-unclosed-string jq-undefined-function jq-undefined-label jq-undefined-variable jq-unmatched-bracket jq-unused-definition jq-wrong-arity json-bad-escape json-bad-number json-bad-token json-bad-utf8 json-comment json-control-character json-duplicate-key json-ellipsis json-empty json-extra-comma json-extra-content json-mismatched-bracket json-missing-colon json-missing-comma json-missing-value json-nesting json-single-quote json-size json-trailing-comma json-unclosed json-unescaped-quote json-unquoted-key json-unterminated-string key-null-omits legacy-path legacy-v1-action method-unknown order-and-steps order-missing-input placeholder-left port-api-auth port-api-entity-upsert port-api-host port-api-not-synchronized readonly-field report-status-off-without-run-id run-log-not-trigger schema-bad-default schema-count schema-dead-value schema-duplicate-id schema-duplicate-item schema-enum schema-format schema-impossible schema-invalid schema-length schema-missing schema-no-match schema-not-found schema-pattern schema-pattern-legacy schema-pattern-limit schema-range schema-type schema-undefined-required schema-unknown-format schema-unknown-key schema-unreachable schema-useless-keyword secret-in-mapping secret-input-default secret-input-logged secret-input-type secret-literal sort-on-non-entity template-angle-brackets template-in-jq template-key-type template-missing-braces template-nested template-shell-style template-single-brace template-spread-misspelt template-spread-not-object template-spread-place template-unclosed template-unopened too-complex too-many-findings type-comparison type-constant type-error type-first-only type-may-fail type-mismatch type-null-in-text ui-only-type undefined-depends-on undefined-order undefined-required undefined-step unknown-action unknown-blueprint unknown-field unknown-input unknown-property unknown-root unknown-secret unused-input unused-suppression upsert-no-identifier upsert-unknown-key url-has-space url-shape value-not-in-enum workflow-input-value workflow-missing-input workflow-not-dispatchable workflow-not-found workflow-unknown-input'
        ;;
    schema)
        words='action automation azure-devops baseline common config contexts github gitlab integration-action invocation-method jenkins kafka legacy-v1-action permissions query query-jq self-service-action slack trigger trigger-automation trigger-self-service upsert-entity user-input-property user-inputs webhook'
        ;;
    schema_format)
        words='text plain json jsonl lsp github sarif gitlab junit checkstyle rdjson markdown json-schema-flag json-schema-basic'
        ;;
    section)
        words='1 5'
        ;;
    severity)
        words='json- jq- schema- template- type- action-in-string agent-needs-infrastructure approval-notification-unused approval-on-automation async-webhook-without-run-id automation-self-trigger automation-unpublished azure-webhook-is-url body-size bool-as-string client-key-pem condition-event-prefix condition-on-create condition-on-mirror dataset-on-non-entity day2-without-blueprint default-not-in-enum default-refused dialect-difference diff-without-event duplicate-identifier entity-array-relation entity-in-automation entity-in-create enum-colors-key event-in-self-service get-with-body github-input-count github-repo-has-slash github-workflow-not-a-file header-invalid-name http-not-https icon-unknown ignore-malformed ignore-unknown-rule impossible-diff impossible-range inputs-in-automation inputs-in-form inputs-without-dot integration-flat integration-ref-misplaced integration-type-unknown invalid-pattern jq-assignment jq-bad-escape jq-chained-operator jq-empty jq-empty-arguments jq-foreign-operator jq-foreign-template jq-glued-alternative jq-hyphenated-name jq-invalid-character jq-method-call jq-missing-dot jq-missing-operand jq-missing-operator jq-module jq-needs-newer jq-needs-parentheses jq-number-index jq-object-key jq-object-value jq-placeholder jq-quote-rewriting jq-single-quote jq-smart-quote jq-syntax jq-too-deep jq-unclosed-bracket jq-unclosed-if jq-unclosed-string jq-undefined-function jq-undefined-label jq-undefined-variable jq-unmatched-bracket jq-unused-definition jq-wrong-arity json-bad-escape json-bad-number json-bad-token json-bad-utf8 json-comment json-control-character json-duplicate-key json-ellipsis json-empty json-extra-comma json-extra-content json-mismatched-bracket json-missing-colon json-missing-comma json-missing-value json-nesting json-single-quote json-size json-trailing-comma json-unclosed json-unescaped-quote json-unquoted-key json-unterminated-string key-null-omits legacy-path legacy-v1-action method-unknown order-and-steps order-missing-input placeholder-left port-api-auth port-api-entity-upsert port-api-host port-api-not-synchronized readonly-field report-status-off-without-run-id run-log-not-trigger schema-bad-default schema-count schema-dead-value schema-duplicate-id schema-duplicate-item schema-enum schema-format schema-impossible schema-invalid schema-length schema-missing schema-no-match schema-not-found schema-pattern schema-pattern-legacy schema-pattern-limit schema-range schema-type schema-undefined-required schema-unknown-format schema-unknown-key schema-unreachable schema-useless-keyword secret-in-mapping secret-input-default secret-input-logged secret-input-type secret-literal sort-on-non-entity template-angle-brackets template-in-jq template-key-type template-missing-braces template-nested template-shell-style template-single-brace template-spread-misspelt template-spread-not-object template-spread-place template-unclosed template-unopened too-complex too-many-findings type-comparison type-constant type-error type-first-only type-may-fail type-mismatch type-null-in-text ui-only-type undefined-depends-on undefined-order undefined-required undefined-step unknown-action unknown-blueprint unknown-field unknown-input unknown-property unknown-root unknown-secret unused-input unused-suppression upsert-no-identifier upsert-unknown-key url-has-space url-shape value-not-in-enum workflow-input-value workflow-missing-input workflow-not-dispatchable workflow-not-found workflow-unknown-input'
        ;;
    shell)
        words='bash zsh fish'
        ;;
    stage)
        words='tokens tree templates jq types schema'
        ;;
    table)
        words='text json'
        ;;
    esac
}

# What the option $2 of the command $1 takes, in `value` and `form`.
_invokelint_value()
{
    value='' form=any
    case "$1 $2" in
    lint\ -f | lint\ --format) value=format form=report ;;
    expr\ -f | expr\ --format) value=format form=report ;;
    validate\ -f | validate\ --format) value=schema_format form=report ;;
    rules\ -f | rules\ --format) value=table form=word ;;
    *\ --schema) value=schema form=or_file ;;
    *\ --schema-dir) value=folder form=folder ;;
    *\ --map) value=map form=any ;;
    *\ --stdin-filename) value=name form=file ;;
    *\ --kind) value=kind form=word ;;
    *\ --select) value=rules form=list ;;
    *\ --ignore) value=rules form=list ;;
    *\ --severity) value=severity form=levels ;;
    *\ --fail-on) value=level form=word ;;
    *\ --max-warnings) value=number form=any ;;
    *\ --max-diagnostics) value=number form=any ;;
    *\ -c | *\ --config) value=file form=file ;;
    *\ --baseline) value=file form=file ;;
    *\ --write-baseline) value=file form=file ;;
    *\ -j | *\ --jobs) value=number form=any ;;
    *\ --at) value=context form=word ;;
    *\ --file) value=action form=file ;;
    expr\ --dialect) value=dialect form=word ;;
    validate\ --dialect) value=draft form=word ;;
    *\ --as) value=stage form=word ;;
    *\ --color) value=color form=word ;;
    esac
}

# What the command $1 works on, in the same two.
_invokelint_operand()
{
    value='' form=any
    case $1 in
    lint) value=paths form=file ;;
    validate) value=path form=file ;;
    expr) value=expression form=any ;;
    explain) value=rule form=word ;;
    schemas) value=bundled form=word ;;
    migrate) value=path form=file ;;
    dump) value=file form=file ;;
    completions) value=shell form=word ;;
    man) value=section form=word ;;
    esac
}

# The options of the command $1, in `options`.
_invokelint_options()
{
    options=
    case $1 in
    lint)
        options='-f --format --stdin-filename --kind --jsonc --select --ignore --severity --fix --unsafe-fixes --diff --fail-on --max-warnings --max-diagnostics --exit-zero --list-files -c --config --no-config --print-config --baseline --write-baseline --no-ignores -j --jobs -q --quiet -v --verbose --color --no-color -V --version -h --help'
        ;;
    validate)
        options='-f --format --schema --check-schema --schema-dir --map --formats --stdin-filename --jsonc --select --ignore --severity --fix --unsafe-fixes --diff --fail-on --max-warnings --max-diagnostics --exit-zero --list-files -c --config --no-config --print-config --baseline --write-baseline --no-ignores -j --jobs --dialect -q --quiet -v --verbose --color --no-color -V --version -h --help'
        ;;
    expr)
        options='-f --format -c --config --no-config --at --file --dialect -q --quiet -v --verbose --color --no-color -V --version -h --help'
        ;;
    explain)
        options='--color --no-color -V --version -h --help'
        ;;
    rules)
        options='-f --format --color --no-color -V --version -h --help'
        ;;
    schemas)
        options='--color --no-color -V --version -h --help'
        ;;
    migrate)
        options='--stdin-filename --jsonc --fix --diff -q --quiet --color --no-color -V --version -h --help'
        ;;
    dump)
        options='--as --color --no-color -V --version -h --help'
        ;;
    completions)
        options='--color --no-color -V --version -h --help'
        ;;
    man)
        options='--color --no-color -V --version -h --help'
        ;;
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
    -f | --format) state=wants option=$1 ;;
    --schema) state=wants option=$1 ;;
    --schema-dir) state=wants option=$1 ;;
    --map) state=wants option=$1 ;;
    --stdin-filename) state=wants option=$1 ;;
    --kind) state=wants option=$1 ;;
    --select) state=wants option=$1 ;;
    --ignore) state=wants option=$1 ;;
    --severity) state=wants option=$1 ;;
    --fail-on) state=wants option=$1 ;;
    --max-warnings) state=wants option=$1 ;;
    --max-diagnostics) state=wants option=$1 ;;
    -c | --config) state=wants option=$1 ;;
    --baseline) state=wants option=$1 ;;
    --write-baseline) state=wants option=$1 ;;
    -j | --jobs) state=wants option=$1 ;;
    --at) state=wants option=$1 ;;
    --file) state=wants option=$1 ;;
    --dialect) state=wants option=$1 ;;
    --as) state=wants option=$1 ;;
    --color) state=may option=$1 ;;
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
    local commands='lint validate expr explain rules schemas migrate dump completions man'

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
