# fish completion for invokelint; `invokelint completions fish` prints it.

# The words that may stand for the value $argv[1], each with what it means.
function __invokelint_words
    switch $argv[1]
        case bundled
            printf '%s\t%s\n' \
                'action' '' \
                'automation' '' \
                'azure-devops' '' \
                'baseline' '' \
                'common' '' \
                'config' '' \
                'contexts' '' \
                'github' '' \
                'gitlab' '' \
                'integration-action' '' \
                'invocation-method' '' \
                'jenkins' '' \
                'kafka' '' \
                'legacy-v1-action' '' \
                'permissions' '' \
                'query' '' \
                'query-jq' '' \
                'self-service-action' '' \
                'slack' '' \
                'trigger' '' \
                'trigger-automation' '' \
                'trigger-self-service' '' \
                'upsert-entity' '' \
                'user-input-property' '' \
                'user-inputs' '' \
                'webhook' ''
        case color
            printf '%s\t%s\n' \
                'auto' '' \
                'always' '' \
                'never' ''
        case context
            printf '%s\t%s\n' \
                'any' 'every root and field may exist' \
                'self-service.CREATE' '' \
                'form.CREATE' '' \
                'policy' '' \
                'policy-query' '' \
                'self-service.DAY-2' '' \
                'form.DAY-2' '' \
                'self-service.DELETE' '' \
                'form.DELETE' '' \
                'automation.ENTITY_CREATED' '' \
                'condition.ENTITY_CREATED' '' \
                'automation.ENTITY_UPDATED' '' \
                'condition.ENTITY_UPDATED' '' \
                'automation.ENTITY_DELETED' '' \
                'condition.ENTITY_DELETED' '' \
                'automation.ANY_ENTITY_CHANGE' '' \
                'condition.ANY_ENTITY_CHANGE' '' \
                'automation.TIMER_PROPERTY_EXPIRED' '' \
                'condition.TIMER_PROPERTY_EXPIRED' '' \
                'automation.RUN_CREATED' '' \
                'condition.RUN_CREATED' '' \
                'automation.RUN_UPDATED' '' \
                'condition.RUN_UPDATED' '' \
                'automation.ANY_RUN_CHANGE' '' \
                'condition.ANY_RUN_CHANGE' ''
        case dialect
            printf '%s\t%s\n' \
                '1.7' '' \
                '1.8' ''
        case draft
            printf '%s\t%s\n' \
                '3' '' \
                '4' '' \
                '6' '' \
                '7' '' \
                '2019-09' '' \
                '2020-12' ''
        case format
            printf '%s\t%s\n' \
                'text' 'for people: the source line with the span underlined' \
                'plain' 'one line per finding' \
                'json' 'one versioned object (schemas/output.schema.json)' \
                'jsonl' 'one finding a line, as JSON' \
                'lsp' 'LSP 3.17 PublishDiagnosticsParams, one per checked file' \
                'github' 'workflow commands that become annotations' \
                'sarif' 'SARIF 2.1.0, for GitHub code scanning and others' \
                'gitlab' 'GitLab\'s Code Quality report' \
                'junit' 'the XML report of JUnit, for Jenkins and others' \
                'checkstyle' 'the XML report of Checkstyle' \
                'rdjson' 'reviewdog\'s diagnostic format' \
                'markdown' 'tables, for the summary of a CI job'
        case kind
            printf '%s\t%s\n' \
                'auto' '' \
                'action' '' \
                'method' '' \
                'trigger' '' \
                'user-inputs' '' \
                'permissions' '' \
                'legacy' ''
        case level
            printf '%s\t%s\n' \
                'error' '' \
                'warning' '' \
                'info' '' \
                'hint' ''
        case rule
            printf '%s\t%s\n' \
                'action-in-string' 'an action as JSON text inside a string' \
                'agent-needs-infrastructure' 'an invocation that needs the Port execution agent' \
                'approval-notification-unused' 'a notification about an approval that is not required' \
                'approval-on-automation' 'an approval of an automation, which nobody can give' \
                'async-webhook-without-run-id' 'a webhook that Port does not wait for and that cannot report back' \
                'automation-self-trigger' 'an automation that starts itself' \
                'automation-unpublished' 'an automation that is switched off' \
                'azure-webhook-is-url' 'a URL instead of the name of an incoming webhook' \
                'body-size' 'an action that is too long for Port\'s API' \
                'bool-as-string' 'a boolean written as a string' \
                'client-key-pem' 'a public key that is not in PEM form' \
                'condition-event-prefix' 'a condition reads `.event`, which only payloads have' \
                'condition-on-create' 'a condition on an action that starts from no entity' \
                'condition-on-mirror' 'a condition on a change for which no event is sent' \
                'dataset-on-non-entity' 'a dataset on an input that offers no entities' \
                'day2-without-blueprint' 'a DAY-2 or DELETE action that is tied to no blueprint' \
                'default-not-in-enum' 'a default value that is not one of the input\'s choices' \
                'default-refused' 'a default value that its own input refuses' \
                'dialect-difference' 'an expression that jq 1.7 and 1.8 do not read or run alike' \
                'diff-without-event' 'a payload reads `.diff`, which only conditions have' \
                'duplicate-identifier' 'two actions with the same identifier' \
                'entity-array-relation' 'a relation is set to whole entities, not to identifiers' \
                'entity-in-automation' '`.entity` is read in an automation, where it is null' \
                'entity-in-create' '`.entity` is read in a CREATE action, where it is empty' \
                'enum-colors-key' 'a color for a choice that the input does not have' \
                'event-in-self-service' '`.event` is read in a self-service action, where it is null' \
                'get-with-body' 'a GET request with a body' \
                'github-input-count' 'more inputs than a GitHub workflow can be given' \
                'github-repo-has-slash' '`repo` has an owner or a URL besides the name' \
                'github-workflow-not-a-file' '`workflow` is neither a file name nor a number' \
                'header-invalid-name' 'a header name that is invalid, reserved or a duplicate' \
                'http-not-https' 'a webhook is called without encryption' \
                'icon-unknown' 'an icon that Port does not have' \
                'ignore-malformed' 'a suppression that cannot be read, and has no effect' \
                'ignore-unknown-rule' 'a suppression of a rule that does not exist' \
                'impossible-diff' 'a read of the side of a diff that the event does not have' \
                'impossible-range' 'an input whose minimum is above its maximum' \
                'inputs-in-automation' '`.inputs` is read in an automation, where it is null' \
                'inputs-in-form' 'a jqQuery reads `.inputs`, which only payloads have' \
                'inputs-without-dot' '`inputs` as a function, which gives nothing in Port' \
                'integration-flat' 'execution properties beside the type instead of inside their object' \
                'integration-ref-misplaced' 'a git ref where the integration never reads it' \
                'integration-type-unknown' 'an action type that no known integration has' \
                'invalid-pattern' 'a `pattern` that is not a regular expression' \
                'jq-assignment' 'an assignment where a comparison was meant' \
                'jq-bad-escape' 'a backslash in a string that does not start a jq escape' \
                'jq-chained-operator' 'comparisons or assignments one after another without parentheses' \
                'jq-empty' 'an expression without a filter' \
                'jq-empty-arguments' 'empty parentheses after a function\'s name' \
                'jq-foreign-operator' 'an operator of another language' \
                'jq-foreign-template' 'a directive of another template language' \
                'jq-glued-alternative' '`?//` without a space, which is an operator of its own' \
                'jq-hyphenated-name' 'a name with a hyphen that jq reads as a subtraction' \
                'jq-invalid-character' 'a character that jq does not accept' \
                'jq-method-call' 'a field called as if it were a method' \
                'jq-missing-dot' 'a path without its leading dot' \
                'jq-missing-operand' 'an operator with nothing on one side' \
                'jq-missing-operator' 'two values side by side with nothing between them' \
                'jq-module' 'a module directive, which cannot be used here' \
                'jq-needs-newer' 'a function that only a newer jq has' \
                'jq-needs-parentheses' 'an expression that is not allowed here without parentheses' \
                'jq-number-index' 'an index, or a name that starts with a digit, after a dot' \
                'jq-object-key' 'an object key that is not a string' \
                'jq-object-value' 'an object value that needs parentheses' \
                'jq-placeholder' 'a placeholder where an expression belongs' \
                'jq-quote-rewriting' 'single quotes that work only because Port rewrites them' \
                'jq-single-quote' 'a single quote that breaks the expression' \
                'jq-smart-quote' 'a quotation mark that jq does not accept' \
                'jq-syntax' 'something that the grammar of jq does not allow' \
                'jq-too-deep' 'an expression that is nested too deeply' \
                'jq-unclosed-bracket' 'a bracket that is never closed' \
                'jq-unclosed-if' 'an `if` without its `end`' \
                'jq-unclosed-string' 'a string that is never closed' \
                'jq-undefined-function' 'a function that does not exist' \
                'jq-undefined-label' 'a `break` outside its `label`' \
                'jq-undefined-variable' 'a variable that is not defined here' \
                'jq-unmatched-bracket' 'a closing bracket without an opening one' \
                'jq-unused-definition' 'a function that is defined but never called' \
                'jq-wrong-arity' 'a function called with a wrong number of arguments' \
                'json-bad-escape' 'a backslash in a string that does not start a JSON escape' \
                'json-bad-number' 'a number that JSON does not allow' \
                'json-bad-token' 'something that is not a JSON value' \
                'json-bad-utf8' 'bytes that are not UTF-8' \
                'json-comment' 'a comment in strict JSON' \
                'json-control-character' 'a raw control character in a string' \
                'json-duplicate-key' 'a key that the object already has' \
                'json-ellipsis' '`...` in place of something left out' \
                'json-empty' 'the file has no JSON value' \
                'json-extra-comma' 'a comma with nothing before it' \
                'json-extra-content' 'text after the end of the JSON value' \
                'json-mismatched-bracket' 'a closing bracket that does not match the open one' \
                'json-missing-colon' 'no colon between a key and its value' \
                'json-missing-comma' 'no comma between two members or elements' \
                'json-missing-value' 'a key without a value' \
                'json-nesting' 'arrays and objects that are nested too deeply' \
                'json-single-quote' 'a string in single quotes' \
                'json-size' 'a file too large to be read' \
                'json-trailing-comma' 'a comma before a closing bracket' \
                'json-unclosed' 'an array or object that is never closed' \
                'json-unescaped-quote' 'a double quote inside a string without a backslash' \
                'json-unquoted-key' 'a key without double quotes' \
                'json-unterminated-string' 'a string that is never closed' \
                'key-null-omits' 'a key from an optional input, without which the pair is lost' \
                'legacy-path' 'a path of the run message of first-generation actions' \
                'legacy-v1-action' 'a first-generation (v1) action' \
                'method-unknown' 'an HTTP method that Port does not list' \
                'order-and-steps' 'a form with both `order` and `steps`' \
                'order-missing-input' 'an input that the order of the form leaves out' \
                'placeholder-left' 'a placeholder that was never replaced' \
                'port-api-auth' 'a credential for Port\'s own API, which needs none' \
                'port-api-entity-upsert' 'a call of Port\'s API where UPSERT_ENTITY would do' \
                'port-api-host' 'a host that is not Port\'s API, or is in another region' \
                'port-api-not-synchronized' 'a call of Port\'s own API that is not synchronized' \
                'readonly-field' 'a field that Port sets itself' \
                'report-status-off-without-run-id' 'a workflow that reports no status and does not know its run' \
                'run-log-not-trigger' 'a condition on the log of a run, which starts nothing' \
                'schema-bad-default' 'a default or an example that its own schema does not allow' \
                'schema-count' 'too many or too few members or elements' \
                'schema-dead-value' 'a value of `enum` or `const` that can never be valid, or is a duplicate' \
                'schema-duplicate-id' 'an identifier that another schema has as well' \
                'schema-duplicate-item' 'a duplicate element in an array of unique elements' \
                'schema-enum' 'a value that is not one of those allowed' \
                'schema-format' 'a string that is not of the required format' \
                'schema-impossible' 'assertions that no value can satisfy, such as a minimum above the maximum' \
                'schema-invalid' 'the schema itself is not valid' \
                'schema-length' 'a string that is too long or too short' \
                'schema-missing' 'a required member is missing' \
                'schema-no-match' 'a value that fits none of the allowed shapes, or too many' \
                'schema-not-found' 'a document whose schema is not named or not found' \
                'schema-pattern' 'a string that does not match its pattern' \
                'schema-pattern-legacy' 'a pattern of the schema that is valid only without the u flag' \
                'schema-pattern-limit' 'a pattern that is too complex to check a string against' \
                'schema-range' 'a number outside its range' \
                'schema-type' 'a value of the wrong type' \
                'schema-undefined-required' 'a required property that is not declared' \
                'schema-unknown-format' 'a format that no draft defines' \
                'schema-unknown-key' 'a key that the object may not have' \
                'schema-unreachable' 'a branch of `anyOf` or `oneOf` that never decides anything' \
                'schema-useless-keyword' 'a keyword that has no effect where it is' \
                'secret-in-mapping' 'a secret is written into an entity or a message' \
                'secret-input-default' 'a default value for an encrypted input' \
                'secret-input-logged' 'an encrypted input in the middle of a text' \
                'secret-input-type' 'encryption of an input that cannot be encrypted' \
                'secret-literal' 'a credential in plain text instead of a secret' \
                'sort-on-non-entity' 'a sort order on an input that offers no entities' \
                'template-angle-brackets' '`<< >>`, which Port itself sends as text' \
                'template-in-jq' '`{{ }}` where Port reads bare jq' \
                'template-key-type' 'a template key that cannot give a string' \
                'template-missing-braces' 'a jq path without `{{ }}` around it is sent as text' \
                'template-nested' '`{{` inside a template that is still open' \
                'template-shell-style' 'a path in `${ }` is sent as text' \
                'template-single-brace' 'a jq path in single braces is sent as text' \
                'template-spread-misspelt' 'a key that is almost `{{ spreadValue() }}`: the pair is dropped' \
                'template-spread-not-object' '`{{ spreadValue() }}` over something that is not an object' \
                'template-spread-place' '`spreadValue()` anywhere but as a whole key' \
                'template-unclosed' '`{{` without `}}`: the whole payload fails' \
                'template-unopened' '`}}` without `{{`: the whole payload fails' \
                'too-complex' 'a file that takes too many steps to check' \
                'too-many-findings' 'more findings than are shown' \
                'type-comparison' 'a comparison that always gives the same' \
                'type-constant' 'an expression that always gives nothing, null or the same value' \
                'type-error' 'an operation that fails on every input that it can get' \
                'type-first-only' 'several outputs where only the first one is used' \
                'type-may-fail' 'an operation that fails when an optional value is missing' \
                'type-mismatch' 'a value of a type that Port does not accept here' \
                'type-null-in-text' 'a value that may be null in the middle of a text' \
                'ui-only-type' 'an invocation type that only Port\'s user interface knows' \
                'undefined-depends-on' '`dependsOn` names an input that does not exist' \
                'undefined-order' '`order` names an input that does not exist' \
                'undefined-required' '`required` names an input that does not exist' \
                'undefined-step' 'a step names an input that does not exist' \
                'unknown-action' 'a reference to an action that none of the known files defines' \
                'unknown-blueprint' 'a reference to a blueprint that none of the known files defines' \
                'unknown-field' 'a path reads a field that the object before it does not have' \
                'unknown-input' 'an expression reads an input that the action does not have' \
                'unknown-property' 'a property or relation that the blueprint does not have' \
                'unknown-root' 'a path starts with a name that does not exist at its place' \
                'unknown-secret' 'an expression reads a secret that the configuration does not list' \
                'unused-input' 'an input that no expression reads' \
                'unused-suppression' 'a suppression of something that is no longer found' \
                'upsert-no-identifier' 'an entity is written without an identifier' \
                'upsert-unknown-key' 'a key of a mapping that has no effect' \
                'url-has-space' 'a space in a URL' \
                'url-shape' 'a URL that does not start with http:// or https://' \
                'value-not-in-enum' 'a value of an entity that its blueprint does not list' \
                'workflow-input-value' 'a value that the input of the workflow does not take' \
                'workflow-missing-input' 'a required input of the workflow that is not sent' \
                'workflow-not-dispatchable' 'a workflow that cannot be dispatched' \
                'workflow-not-found' 'a workflow that the repository does not have' \
                'workflow-unknown-input' 'an input that the workflow does not declare'
        case rules
            printf '%s\t%s\n' \
                'json-' 'all rules of this family' \
                'jq-' 'all rules of this family' \
                'schema-' 'all rules of this family' \
                'template-' 'all rules of this family' \
                'type-' 'all rules of this family' \
                'action-in-string' 'an action as JSON text inside a string' \
                'agent-needs-infrastructure' 'an invocation that needs the Port execution agent' \
                'approval-notification-unused' 'a notification about an approval that is not required' \
                'approval-on-automation' 'an approval of an automation, which nobody can give' \
                'async-webhook-without-run-id' 'a webhook that Port does not wait for and that cannot report back' \
                'automation-self-trigger' 'an automation that starts itself' \
                'automation-unpublished' 'an automation that is switched off' \
                'azure-webhook-is-url' 'a URL instead of the name of an incoming webhook' \
                'body-size' 'an action that is too long for Port\'s API' \
                'bool-as-string' 'a boolean written as a string' \
                'client-key-pem' 'a public key that is not in PEM form' \
                'condition-event-prefix' 'a condition reads `.event`, which only payloads have' \
                'condition-on-create' 'a condition on an action that starts from no entity' \
                'condition-on-mirror' 'a condition on a change for which no event is sent' \
                'dataset-on-non-entity' 'a dataset on an input that offers no entities' \
                'day2-without-blueprint' 'a DAY-2 or DELETE action that is tied to no blueprint' \
                'default-not-in-enum' 'a default value that is not one of the input\'s choices' \
                'default-refused' 'a default value that its own input refuses' \
                'dialect-difference' 'an expression that jq 1.7 and 1.8 do not read or run alike' \
                'diff-without-event' 'a payload reads `.diff`, which only conditions have' \
                'duplicate-identifier' 'two actions with the same identifier' \
                'entity-array-relation' 'a relation is set to whole entities, not to identifiers' \
                'entity-in-automation' '`.entity` is read in an automation, where it is null' \
                'entity-in-create' '`.entity` is read in a CREATE action, where it is empty' \
                'enum-colors-key' 'a color for a choice that the input does not have' \
                'event-in-self-service' '`.event` is read in a self-service action, where it is null' \
                'get-with-body' 'a GET request with a body' \
                'github-input-count' 'more inputs than a GitHub workflow can be given' \
                'github-repo-has-slash' '`repo` has an owner or a URL besides the name' \
                'github-workflow-not-a-file' '`workflow` is neither a file name nor a number' \
                'header-invalid-name' 'a header name that is invalid, reserved or a duplicate' \
                'http-not-https' 'a webhook is called without encryption' \
                'icon-unknown' 'an icon that Port does not have' \
                'ignore-malformed' 'a suppression that cannot be read, and has no effect' \
                'ignore-unknown-rule' 'a suppression of a rule that does not exist' \
                'impossible-diff' 'a read of the side of a diff that the event does not have' \
                'impossible-range' 'an input whose minimum is above its maximum' \
                'inputs-in-automation' '`.inputs` is read in an automation, where it is null' \
                'inputs-in-form' 'a jqQuery reads `.inputs`, which only payloads have' \
                'inputs-without-dot' '`inputs` as a function, which gives nothing in Port' \
                'integration-flat' 'execution properties beside the type instead of inside their object' \
                'integration-ref-misplaced' 'a git ref where the integration never reads it' \
                'integration-type-unknown' 'an action type that no known integration has' \
                'invalid-pattern' 'a `pattern` that is not a regular expression' \
                'jq-assignment' 'an assignment where a comparison was meant' \
                'jq-bad-escape' 'a backslash in a string that does not start a jq escape' \
                'jq-chained-operator' 'comparisons or assignments one after another without parentheses' \
                'jq-empty' 'an expression without a filter' \
                'jq-empty-arguments' 'empty parentheses after a function\'s name' \
                'jq-foreign-operator' 'an operator of another language' \
                'jq-foreign-template' 'a directive of another template language' \
                'jq-glued-alternative' '`?//` without a space, which is an operator of its own' \
                'jq-hyphenated-name' 'a name with a hyphen that jq reads as a subtraction' \
                'jq-invalid-character' 'a character that jq does not accept' \
                'jq-method-call' 'a field called as if it were a method' \
                'jq-missing-dot' 'a path without its leading dot' \
                'jq-missing-operand' 'an operator with nothing on one side' \
                'jq-missing-operator' 'two values side by side with nothing between them' \
                'jq-module' 'a module directive, which cannot be used here' \
                'jq-needs-newer' 'a function that only a newer jq has' \
                'jq-needs-parentheses' 'an expression that is not allowed here without parentheses' \
                'jq-number-index' 'an index, or a name that starts with a digit, after a dot' \
                'jq-object-key' 'an object key that is not a string' \
                'jq-object-value' 'an object value that needs parentheses' \
                'jq-placeholder' 'a placeholder where an expression belongs' \
                'jq-quote-rewriting' 'single quotes that work only because Port rewrites them' \
                'jq-single-quote' 'a single quote that breaks the expression' \
                'jq-smart-quote' 'a quotation mark that jq does not accept' \
                'jq-syntax' 'something that the grammar of jq does not allow' \
                'jq-too-deep' 'an expression that is nested too deeply' \
                'jq-unclosed-bracket' 'a bracket that is never closed' \
                'jq-unclosed-if' 'an `if` without its `end`' \
                'jq-unclosed-string' 'a string that is never closed' \
                'jq-undefined-function' 'a function that does not exist' \
                'jq-undefined-label' 'a `break` outside its `label`' \
                'jq-undefined-variable' 'a variable that is not defined here' \
                'jq-unmatched-bracket' 'a closing bracket without an opening one' \
                'jq-unused-definition' 'a function that is defined but never called' \
                'jq-wrong-arity' 'a function called with a wrong number of arguments' \
                'json-bad-escape' 'a backslash in a string that does not start a JSON escape' \
                'json-bad-number' 'a number that JSON does not allow' \
                'json-bad-token' 'something that is not a JSON value' \
                'json-bad-utf8' 'bytes that are not UTF-8' \
                'json-comment' 'a comment in strict JSON' \
                'json-control-character' 'a raw control character in a string' \
                'json-duplicate-key' 'a key that the object already has' \
                'json-ellipsis' '`...` in place of something left out' \
                'json-empty' 'the file has no JSON value' \
                'json-extra-comma' 'a comma with nothing before it' \
                'json-extra-content' 'text after the end of the JSON value' \
                'json-mismatched-bracket' 'a closing bracket that does not match the open one' \
                'json-missing-colon' 'no colon between a key and its value' \
                'json-missing-comma' 'no comma between two members or elements' \
                'json-missing-value' 'a key without a value' \
                'json-nesting' 'arrays and objects that are nested too deeply' \
                'json-single-quote' 'a string in single quotes' \
                'json-size' 'a file too large to be read' \
                'json-trailing-comma' 'a comma before a closing bracket' \
                'json-unclosed' 'an array or object that is never closed' \
                'json-unescaped-quote' 'a double quote inside a string without a backslash' \
                'json-unquoted-key' 'a key without double quotes' \
                'json-unterminated-string' 'a string that is never closed' \
                'key-null-omits' 'a key from an optional input, without which the pair is lost' \
                'legacy-path' 'a path of the run message of first-generation actions' \
                'legacy-v1-action' 'a first-generation (v1) action' \
                'method-unknown' 'an HTTP method that Port does not list' \
                'order-and-steps' 'a form with both `order` and `steps`' \
                'order-missing-input' 'an input that the order of the form leaves out' \
                'placeholder-left' 'a placeholder that was never replaced' \
                'port-api-auth' 'a credential for Port\'s own API, which needs none' \
                'port-api-entity-upsert' 'a call of Port\'s API where UPSERT_ENTITY would do' \
                'port-api-host' 'a host that is not Port\'s API, or is in another region' \
                'port-api-not-synchronized' 'a call of Port\'s own API that is not synchronized' \
                'readonly-field' 'a field that Port sets itself' \
                'report-status-off-without-run-id' 'a workflow that reports no status and does not know its run' \
                'run-log-not-trigger' 'a condition on the log of a run, which starts nothing' \
                'schema-bad-default' 'a default or an example that its own schema does not allow' \
                'schema-count' 'too many or too few members or elements' \
                'schema-dead-value' 'a value of `enum` or `const` that can never be valid, or is a duplicate' \
                'schema-duplicate-id' 'an identifier that another schema has as well' \
                'schema-duplicate-item' 'a duplicate element in an array of unique elements' \
                'schema-enum' 'a value that is not one of those allowed' \
                'schema-format' 'a string that is not of the required format' \
                'schema-impossible' 'assertions that no value can satisfy, such as a minimum above the maximum' \
                'schema-invalid' 'the schema itself is not valid' \
                'schema-length' 'a string that is too long or too short' \
                'schema-missing' 'a required member is missing' \
                'schema-no-match' 'a value that fits none of the allowed shapes, or too many' \
                'schema-not-found' 'a document whose schema is not named or not found' \
                'schema-pattern' 'a string that does not match its pattern' \
                'schema-pattern-legacy' 'a pattern of the schema that is valid only without the u flag' \
                'schema-pattern-limit' 'a pattern that is too complex to check a string against' \
                'schema-range' 'a number outside its range' \
                'schema-type' 'a value of the wrong type' \
                'schema-undefined-required' 'a required property that is not declared' \
                'schema-unknown-format' 'a format that no draft defines' \
                'schema-unknown-key' 'a key that the object may not have' \
                'schema-unreachable' 'a branch of `anyOf` or `oneOf` that never decides anything' \
                'schema-useless-keyword' 'a keyword that has no effect where it is' \
                'secret-in-mapping' 'a secret is written into an entity or a message' \
                'secret-input-default' 'a default value for an encrypted input' \
                'secret-input-logged' 'an encrypted input in the middle of a text' \
                'secret-input-type' 'encryption of an input that cannot be encrypted' \
                'secret-literal' 'a credential in plain text instead of a secret' \
                'sort-on-non-entity' 'a sort order on an input that offers no entities' \
                'template-angle-brackets' '`<< >>`, which Port itself sends as text' \
                'template-in-jq' '`{{ }}` where Port reads bare jq' \
                'template-key-type' 'a template key that cannot give a string' \
                'template-missing-braces' 'a jq path without `{{ }}` around it is sent as text' \
                'template-nested' '`{{` inside a template that is still open' \
                'template-shell-style' 'a path in `${ }` is sent as text' \
                'template-single-brace' 'a jq path in single braces is sent as text' \
                'template-spread-misspelt' 'a key that is almost `{{ spreadValue() }}`: the pair is dropped' \
                'template-spread-not-object' '`{{ spreadValue() }}` over something that is not an object' \
                'template-spread-place' '`spreadValue()` anywhere but as a whole key' \
                'template-unclosed' '`{{` without `}}`: the whole payload fails' \
                'template-unopened' '`}}` without `{{`: the whole payload fails' \
                'too-complex' 'a file that takes too many steps to check' \
                'too-many-findings' 'more findings than are shown' \
                'type-comparison' 'a comparison that always gives the same' \
                'type-constant' 'an expression that always gives nothing, null or the same value' \
                'type-error' 'an operation that fails on every input that it can get' \
                'type-first-only' 'several outputs where only the first one is used' \
                'type-may-fail' 'an operation that fails when an optional value is missing' \
                'type-mismatch' 'a value of a type that Port does not accept here' \
                'type-null-in-text' 'a value that may be null in the middle of a text' \
                'ui-only-type' 'an invocation type that only Port\'s user interface knows' \
                'undefined-depends-on' '`dependsOn` names an input that does not exist' \
                'undefined-order' '`order` names an input that does not exist' \
                'undefined-required' '`required` names an input that does not exist' \
                'undefined-step' 'a step names an input that does not exist' \
                'unknown-action' 'a reference to an action that none of the known files defines' \
                'unknown-blueprint' 'a reference to a blueprint that none of the known files defines' \
                'unknown-field' 'a path reads a field that the object before it does not have' \
                'unknown-input' 'an expression reads an input that the action does not have' \
                'unknown-property' 'a property or relation that the blueprint does not have' \
                'unknown-root' 'a path starts with a name that does not exist at its place' \
                'unknown-secret' 'an expression reads a secret that the configuration does not list' \
                'unused-input' 'an input that no expression reads' \
                'unused-suppression' 'a suppression of something that is no longer found' \
                'upsert-no-identifier' 'an entity is written without an identifier' \
                'upsert-unknown-key' 'a key of a mapping that has no effect' \
                'url-has-space' 'a space in a URL' \
                'url-shape' 'a URL that does not start with http:// or https://' \
                'value-not-in-enum' 'a value of an entity that its blueprint does not list' \
                'workflow-input-value' 'a value that the input of the workflow does not take' \
                'workflow-missing-input' 'a required input of the workflow that is not sent' \
                'workflow-not-dispatchable' 'a workflow that cannot be dispatched' \
                'workflow-not-found' 'a workflow that the repository does not have' \
                'workflow-unknown-input' 'an input that the workflow does not declare'
        case schema
            printf '%s\t%s\n' \
                'action' '' \
                'automation' '' \
                'azure-devops' '' \
                'baseline' '' \
                'common' '' \
                'config' '' \
                'contexts' '' \
                'github' '' \
                'gitlab' '' \
                'integration-action' '' \
                'invocation-method' '' \
                'jenkins' '' \
                'kafka' '' \
                'legacy-v1-action' '' \
                'permissions' '' \
                'query' '' \
                'query-jq' '' \
                'self-service-action' '' \
                'slack' '' \
                'trigger' '' \
                'trigger-automation' '' \
                'trigger-self-service' '' \
                'upsert-entity' '' \
                'user-input-property' '' \
                'user-inputs' '' \
                'webhook' ''
        case schema_format
            printf '%s\t%s\n' \
                'text' 'for people: the source line with the span underlined' \
                'plain' 'one line per finding' \
                'json' 'one versioned object (schemas/output.schema.json)' \
                'jsonl' 'one finding a line, as JSON' \
                'lsp' 'LSP 3.17 PublishDiagnosticsParams, one per checked file' \
                'github' 'workflow commands that become annotations' \
                'sarif' 'SARIF 2.1.0, for GitHub code scanning and others' \
                'gitlab' 'GitLab\'s Code Quality report' \
                'junit' 'the XML report of JUnit, for Jenkins and others' \
                'checkstyle' 'the XML report of Checkstyle' \
                'rdjson' 'reviewdog\'s diagnostic format' \
                'markdown' 'tables, for the summary of a CI job' \
                'json-schema-flag' 'JSON Schema\'s own: valid or not' \
                'json-schema-basic' 'JSON Schema\'s own: a list of errors'
        case section
            printf '%s\t%s\n' \
                '1' '' \
                '5' ''
        case severity
            printf '%s\t%s\n' \
                'json-' 'all rules of this family' \
                'jq-' 'all rules of this family' \
                'schema-' 'all rules of this family' \
                'template-' 'all rules of this family' \
                'type-' 'all rules of this family' \
                'action-in-string' 'an action as JSON text inside a string' \
                'agent-needs-infrastructure' 'an invocation that needs the Port execution agent' \
                'approval-notification-unused' 'a notification about an approval that is not required' \
                'approval-on-automation' 'an approval of an automation, which nobody can give' \
                'async-webhook-without-run-id' 'a webhook that Port does not wait for and that cannot report back' \
                'automation-self-trigger' 'an automation that starts itself' \
                'automation-unpublished' 'an automation that is switched off' \
                'azure-webhook-is-url' 'a URL instead of the name of an incoming webhook' \
                'body-size' 'an action that is too long for Port\'s API' \
                'bool-as-string' 'a boolean written as a string' \
                'client-key-pem' 'a public key that is not in PEM form' \
                'condition-event-prefix' 'a condition reads `.event`, which only payloads have' \
                'condition-on-create' 'a condition on an action that starts from no entity' \
                'condition-on-mirror' 'a condition on a change for which no event is sent' \
                'dataset-on-non-entity' 'a dataset on an input that offers no entities' \
                'day2-without-blueprint' 'a DAY-2 or DELETE action that is tied to no blueprint' \
                'default-not-in-enum' 'a default value that is not one of the input\'s choices' \
                'default-refused' 'a default value that its own input refuses' \
                'dialect-difference' 'an expression that jq 1.7 and 1.8 do not read or run alike' \
                'diff-without-event' 'a payload reads `.diff`, which only conditions have' \
                'duplicate-identifier' 'two actions with the same identifier' \
                'entity-array-relation' 'a relation is set to whole entities, not to identifiers' \
                'entity-in-automation' '`.entity` is read in an automation, where it is null' \
                'entity-in-create' '`.entity` is read in a CREATE action, where it is empty' \
                'enum-colors-key' 'a color for a choice that the input does not have' \
                'event-in-self-service' '`.event` is read in a self-service action, where it is null' \
                'get-with-body' 'a GET request with a body' \
                'github-input-count' 'more inputs than a GitHub workflow can be given' \
                'github-repo-has-slash' '`repo` has an owner or a URL besides the name' \
                'github-workflow-not-a-file' '`workflow` is neither a file name nor a number' \
                'header-invalid-name' 'a header name that is invalid, reserved or a duplicate' \
                'http-not-https' 'a webhook is called without encryption' \
                'icon-unknown' 'an icon that Port does not have' \
                'ignore-malformed' 'a suppression that cannot be read, and has no effect' \
                'ignore-unknown-rule' 'a suppression of a rule that does not exist' \
                'impossible-diff' 'a read of the side of a diff that the event does not have' \
                'impossible-range' 'an input whose minimum is above its maximum' \
                'inputs-in-automation' '`.inputs` is read in an automation, where it is null' \
                'inputs-in-form' 'a jqQuery reads `.inputs`, which only payloads have' \
                'inputs-without-dot' '`inputs` as a function, which gives nothing in Port' \
                'integration-flat' 'execution properties beside the type instead of inside their object' \
                'integration-ref-misplaced' 'a git ref where the integration never reads it' \
                'integration-type-unknown' 'an action type that no known integration has' \
                'invalid-pattern' 'a `pattern` that is not a regular expression' \
                'jq-assignment' 'an assignment where a comparison was meant' \
                'jq-bad-escape' 'a backslash in a string that does not start a jq escape' \
                'jq-chained-operator' 'comparisons or assignments one after another without parentheses' \
                'jq-empty' 'an expression without a filter' \
                'jq-empty-arguments' 'empty parentheses after a function\'s name' \
                'jq-foreign-operator' 'an operator of another language' \
                'jq-foreign-template' 'a directive of another template language' \
                'jq-glued-alternative' '`?//` without a space, which is an operator of its own' \
                'jq-hyphenated-name' 'a name with a hyphen that jq reads as a subtraction' \
                'jq-invalid-character' 'a character that jq does not accept' \
                'jq-method-call' 'a field called as if it were a method' \
                'jq-missing-dot' 'a path without its leading dot' \
                'jq-missing-operand' 'an operator with nothing on one side' \
                'jq-missing-operator' 'two values side by side with nothing between them' \
                'jq-module' 'a module directive, which cannot be used here' \
                'jq-needs-newer' 'a function that only a newer jq has' \
                'jq-needs-parentheses' 'an expression that is not allowed here without parentheses' \
                'jq-number-index' 'an index, or a name that starts with a digit, after a dot' \
                'jq-object-key' 'an object key that is not a string' \
                'jq-object-value' 'an object value that needs parentheses' \
                'jq-placeholder' 'a placeholder where an expression belongs' \
                'jq-quote-rewriting' 'single quotes that work only because Port rewrites them' \
                'jq-single-quote' 'a single quote that breaks the expression' \
                'jq-smart-quote' 'a quotation mark that jq does not accept' \
                'jq-syntax' 'something that the grammar of jq does not allow' \
                'jq-too-deep' 'an expression that is nested too deeply' \
                'jq-unclosed-bracket' 'a bracket that is never closed' \
                'jq-unclosed-if' 'an `if` without its `end`' \
                'jq-unclosed-string' 'a string that is never closed' \
                'jq-undefined-function' 'a function that does not exist' \
                'jq-undefined-label' 'a `break` outside its `label`' \
                'jq-undefined-variable' 'a variable that is not defined here' \
                'jq-unmatched-bracket' 'a closing bracket without an opening one' \
                'jq-unused-definition' 'a function that is defined but never called' \
                'jq-wrong-arity' 'a function called with a wrong number of arguments' \
                'json-bad-escape' 'a backslash in a string that does not start a JSON escape' \
                'json-bad-number' 'a number that JSON does not allow' \
                'json-bad-token' 'something that is not a JSON value' \
                'json-bad-utf8' 'bytes that are not UTF-8' \
                'json-comment' 'a comment in strict JSON' \
                'json-control-character' 'a raw control character in a string' \
                'json-duplicate-key' 'a key that the object already has' \
                'json-ellipsis' '`...` in place of something left out' \
                'json-empty' 'the file has no JSON value' \
                'json-extra-comma' 'a comma with nothing before it' \
                'json-extra-content' 'text after the end of the JSON value' \
                'json-mismatched-bracket' 'a closing bracket that does not match the open one' \
                'json-missing-colon' 'no colon between a key and its value' \
                'json-missing-comma' 'no comma between two members or elements' \
                'json-missing-value' 'a key without a value' \
                'json-nesting' 'arrays and objects that are nested too deeply' \
                'json-single-quote' 'a string in single quotes' \
                'json-size' 'a file too large to be read' \
                'json-trailing-comma' 'a comma before a closing bracket' \
                'json-unclosed' 'an array or object that is never closed' \
                'json-unescaped-quote' 'a double quote inside a string without a backslash' \
                'json-unquoted-key' 'a key without double quotes' \
                'json-unterminated-string' 'a string that is never closed' \
                'key-null-omits' 'a key from an optional input, without which the pair is lost' \
                'legacy-path' 'a path of the run message of first-generation actions' \
                'legacy-v1-action' 'a first-generation (v1) action' \
                'method-unknown' 'an HTTP method that Port does not list' \
                'order-and-steps' 'a form with both `order` and `steps`' \
                'order-missing-input' 'an input that the order of the form leaves out' \
                'placeholder-left' 'a placeholder that was never replaced' \
                'port-api-auth' 'a credential for Port\'s own API, which needs none' \
                'port-api-entity-upsert' 'a call of Port\'s API where UPSERT_ENTITY would do' \
                'port-api-host' 'a host that is not Port\'s API, or is in another region' \
                'port-api-not-synchronized' 'a call of Port\'s own API that is not synchronized' \
                'readonly-field' 'a field that Port sets itself' \
                'report-status-off-without-run-id' 'a workflow that reports no status and does not know its run' \
                'run-log-not-trigger' 'a condition on the log of a run, which starts nothing' \
                'schema-bad-default' 'a default or an example that its own schema does not allow' \
                'schema-count' 'too many or too few members or elements' \
                'schema-dead-value' 'a value of `enum` or `const` that can never be valid, or is a duplicate' \
                'schema-duplicate-id' 'an identifier that another schema has as well' \
                'schema-duplicate-item' 'a duplicate element in an array of unique elements' \
                'schema-enum' 'a value that is not one of those allowed' \
                'schema-format' 'a string that is not of the required format' \
                'schema-impossible' 'assertions that no value can satisfy, such as a minimum above the maximum' \
                'schema-invalid' 'the schema itself is not valid' \
                'schema-length' 'a string that is too long or too short' \
                'schema-missing' 'a required member is missing' \
                'schema-no-match' 'a value that fits none of the allowed shapes, or too many' \
                'schema-not-found' 'a document whose schema is not named or not found' \
                'schema-pattern' 'a string that does not match its pattern' \
                'schema-pattern-legacy' 'a pattern of the schema that is valid only without the u flag' \
                'schema-pattern-limit' 'a pattern that is too complex to check a string against' \
                'schema-range' 'a number outside its range' \
                'schema-type' 'a value of the wrong type' \
                'schema-undefined-required' 'a required property that is not declared' \
                'schema-unknown-format' 'a format that no draft defines' \
                'schema-unknown-key' 'a key that the object may not have' \
                'schema-unreachable' 'a branch of `anyOf` or `oneOf` that never decides anything' \
                'schema-useless-keyword' 'a keyword that has no effect where it is' \
                'secret-in-mapping' 'a secret is written into an entity or a message' \
                'secret-input-default' 'a default value for an encrypted input' \
                'secret-input-logged' 'an encrypted input in the middle of a text' \
                'secret-input-type' 'encryption of an input that cannot be encrypted' \
                'secret-literal' 'a credential in plain text instead of a secret' \
                'sort-on-non-entity' 'a sort order on an input that offers no entities' \
                'template-angle-brackets' '`<< >>`, which Port itself sends as text' \
                'template-in-jq' '`{{ }}` where Port reads bare jq' \
                'template-key-type' 'a template key that cannot give a string' \
                'template-missing-braces' 'a jq path without `{{ }}` around it is sent as text' \
                'template-nested' '`{{` inside a template that is still open' \
                'template-shell-style' 'a path in `${ }` is sent as text' \
                'template-single-brace' 'a jq path in single braces is sent as text' \
                'template-spread-misspelt' 'a key that is almost `{{ spreadValue() }}`: the pair is dropped' \
                'template-spread-not-object' '`{{ spreadValue() }}` over something that is not an object' \
                'template-spread-place' '`spreadValue()` anywhere but as a whole key' \
                'template-unclosed' '`{{` without `}}`: the whole payload fails' \
                'template-unopened' '`}}` without `{{`: the whole payload fails' \
                'too-complex' 'a file that takes too many steps to check' \
                'too-many-findings' 'more findings than are shown' \
                'type-comparison' 'a comparison that always gives the same' \
                'type-constant' 'an expression that always gives nothing, null or the same value' \
                'type-error' 'an operation that fails on every input that it can get' \
                'type-first-only' 'several outputs where only the first one is used' \
                'type-may-fail' 'an operation that fails when an optional value is missing' \
                'type-mismatch' 'a value of a type that Port does not accept here' \
                'type-null-in-text' 'a value that may be null in the middle of a text' \
                'ui-only-type' 'an invocation type that only Port\'s user interface knows' \
                'undefined-depends-on' '`dependsOn` names an input that does not exist' \
                'undefined-order' '`order` names an input that does not exist' \
                'undefined-required' '`required` names an input that does not exist' \
                'undefined-step' 'a step names an input that does not exist' \
                'unknown-action' 'a reference to an action that none of the known files defines' \
                'unknown-blueprint' 'a reference to a blueprint that none of the known files defines' \
                'unknown-field' 'a path reads a field that the object before it does not have' \
                'unknown-input' 'an expression reads an input that the action does not have' \
                'unknown-property' 'a property or relation that the blueprint does not have' \
                'unknown-root' 'a path starts with a name that does not exist at its place' \
                'unknown-secret' 'an expression reads a secret that the configuration does not list' \
                'unused-input' 'an input that no expression reads' \
                'unused-suppression' 'a suppression of something that is no longer found' \
                'upsert-no-identifier' 'an entity is written without an identifier' \
                'upsert-unknown-key' 'a key of a mapping that has no effect' \
                'url-has-space' 'a space in a URL' \
                'url-shape' 'a URL that does not start with http:// or https://' \
                'value-not-in-enum' 'a value of an entity that its blueprint does not list' \
                'workflow-input-value' 'a value that the input of the workflow does not take' \
                'workflow-missing-input' 'a required input of the workflow that is not sent' \
                'workflow-not-dispatchable' 'a workflow that cannot be dispatched' \
                'workflow-not-found' 'a workflow that the repository does not have' \
                'workflow-unknown-input' 'an input that the workflow does not declare'
        case shell
            printf '%s\t%s\n' \
                'bash' '' \
                'zsh' '' \
                'fish' ''
        case stage
            printf '%s\t%s\n' \
                'tokens' '' \
                'tree' '' \
                'templates' '' \
                'jq' '' \
                'types' '' \
                'schema' ''
        case table
            printf '%s\t%s\n' \
                'text' '' \
                'json' ''
    end
end

# What was written of the argument before the cursor.
function __invokelint_token
    string replace --regex '^--[^=]*=' '' -- (commandline --current-token --cut-at-cursor)
end

# The same words behind commas.
function __invokelint_list
    set -l before (string match --regex '^.*,' -- (__invokelint_token))
    for word in (__invokelint_words $argv[1])
        echo "$before$word"
    end
end

# The same words, or levels behind an `=`, behind commas.
function __invokelint_levels
    set -l before (string match --regex '^.*[=,]' -- (__invokelint_token))
    set -l value $argv[1]
    if string match --quiet --regex '=$' -- $before
        set value level
    end
    for word in (__invokelint_words $value)
        echo "$before$word"
    end
end

# The same words, or a file behind an `=`.
function __invokelint_report
    set -l before (string match --regex '^[^=]*=' -- (__invokelint_token))
    if test -n "$before"
        set -l name (string replace --regex '^[^=]*=' '' -- (__invokelint_token))
        for file in (__fish_complete_path "$name")
            echo "$before$file"
        end
    else
        __invokelint_words $argv[1]
    end
end

complete --command invokelint --no-files
complete --command invokelint --condition __fish_use_subcommand --arguments lint --description 'check actions, automations and invocation methods'
complete --command invokelint --condition __fish_use_subcommand --arguments validate --description 'check any JSON against any JSON Schema'
complete --command invokelint --condition __fish_use_subcommand --arguments expr --description 'check one jq expression; `-` reads it from standard input'
complete --command invokelint --condition __fish_use_subcommand --arguments explain --description 'print the page of a rule'
complete --command invokelint --condition __fish_use_subcommand --arguments rules --description 'list every rule: id, level, fixable, summary'
complete --command invokelint --condition __fish_use_subcommand --arguments schemas --description 'list the bundled schemas, or print one'
complete --command invokelint --condition __fish_use_subcommand --arguments migrate --description 'turn first-generation (v1) actions into today\'s'
complete --command invokelint --condition __fish_use_subcommand --arguments dump --description 'print a stage of the work on a file'
complete --command invokelint --condition __fish_use_subcommand --arguments completions --description 'print what completes command lines in bash, zsh or fish'
complete --command invokelint --condition __fish_use_subcommand --arguments man --description 'print the manual page: 1, or 5 about the configuration'
complete --command invokelint --condition 'not __fish_seen_subcommand_from validate expr explain rules schemas migrate dump completions man' --force-files
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --force-files
complete --command invokelint --condition '__fish_seen_subcommand_from explain' --no-files --arguments '(__invokelint_words rule)'
complete --command invokelint --condition '__fish_seen_subcommand_from schemas' --no-files --arguments '(__invokelint_words bundled)'
complete --command invokelint --condition '__fish_seen_subcommand_from migrate' --force-files
complete --command invokelint --condition '__fish_seen_subcommand_from dump' --force-files
complete --command invokelint --condition '__fish_seen_subcommand_from completions' --no-files --arguments '(__invokelint_words shell)'
complete --command invokelint --condition '__fish_seen_subcommand_from man' --no-files --arguments '(__invokelint_words section)'
complete --command invokelint --condition 'not __fish_seen_subcommand_from validate explain rules schemas migrate dump completions man' --long-option format --short-option f --require-parameter --no-files --arguments '(__invokelint_report format)' --description 'report as FMT, to FILE if given; may be repeated'
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --long-option format --short-option f --require-parameter --no-files --arguments '(__invokelint_report schema_format)' --description 'report as FMT, to FILE if given; may be repeated'
complete --command invokelint --condition '__fish_seen_subcommand_from rules' --long-option format --short-option f --require-parameter --no-files --arguments '(__invokelint_words table)' --description 'report as FMT, to FILE if given; may be repeated'
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --long-option schema --require-parameter --force-files --arguments '(__invokelint_words schema)' --description 'validate against SCHEMA: a file, -, a URI or a bundled schema; may be repeated'
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --long-option check-schema --description 'the files are schemas: check them, and look for usual mistakes'
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --long-option schema-dir --require-parameter --no-files --arguments '(__fish_complete_directories)' --description 'find schemas by the `$id` they have in the files below DIR'
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --long-option map --exclusive --description 'find the schema called URI in the file PATH; with URI/ a whole folder'
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --long-option formats --description 'check `format`, too'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas dump completions man' --long-option stdin-filename --require-parameter --force-files --description 'what standard input is called in reports'
complete --command invokelint --condition 'not __fish_seen_subcommand_from validate expr explain rules schemas migrate dump completions man' --long-option kind --require-parameter --no-files --arguments '(__invokelint_words kind)' --description 'take every document for a KIND, whatever its shape'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas dump completions man' --long-option jsonc --description 'allow comments and trailing commas in every file'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option select --require-parameter --no-files --arguments '(__invokelint_list rules)' --description 'report these rules only; `json-*` names a family'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option ignore --require-parameter --no-files --arguments '(__invokelint_list rules)' --description 'do not report these rules'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option severity --require-parameter --no-files --arguments '(__invokelint_levels severity)' --description 'report a rule as error, warning, info, hint, or off'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas dump completions man' --long-option fix --description 'make the fixes that are safe, and report what remains; migrate: write the file'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option unsafe-fixes --description 'with --fix or --diff: make those that want a look afterwards, too'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas dump completions man' --long-option diff --description 'write nothing: print what --fix would change; exit with 1 if anything'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option fail-on --require-parameter --no-files --arguments '(__invokelint_words level)' --description 'exit with 1 on findings of LEVEL or graver (default: error)'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option max-warnings --exclusive --description 'exit with 1 on more than N warnings'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option max-diagnostics --exclusive --description 'show N findings at most; all of them count'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option exit-zero --description 'exit with 0 whatever was found'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option list-files --description 'print the files that would be read, and stop'
complete --command invokelint --condition 'not __fish_seen_subcommand_from explain rules schemas migrate dump completions man' --long-option config --short-option c --require-parameter --force-files --description 'read the configuration FILE, and no other'
complete --command invokelint --condition 'not __fish_seen_subcommand_from explain rules schemas migrate dump completions man' --long-option no-config --description 'read no configuration file'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option print-config --description 'print the configuration in effect for PATH, and stop'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option baseline --require-parameter --force-files --description 'do not report what FILE lists as known'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option write-baseline --require-parameter --force-files --description 'list all that is found in FILE, as known'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option no-ignores --description 'report what is suppressed, too'
complete --command invokelint --condition 'not __fish_seen_subcommand_from expr explain rules schemas migrate dump completions man' --long-option jobs --short-option j --exclusive --description 'work on N files at a time'
complete --command invokelint --condition '__fish_seen_subcommand_from expr' --long-option at --require-parameter --no-files --arguments '(__invokelint_words context)' --description 'where the expression stands, such as self-service.CREATE (default: any)'
complete --command invokelint --condition '__fish_seen_subcommand_from expr' --long-option file --require-parameter --force-files --description 'the action in which the expression stands'
complete --command invokelint --condition '__fish_seen_subcommand_from expr' --long-option dialect --require-parameter --no-files --arguments '(__invokelint_words dialect)' --description 'expr: the jq that runs it, 1.7 (as in Port) or 1.8; validate: the draft of schemas without `$schema`: 3, 4, 6, 7, 2019-09 or 2020-12 (default)'
complete --command invokelint --condition '__fish_seen_subcommand_from validate' --long-option dialect --require-parameter --no-files --arguments '(__invokelint_words draft)' --description 'expr: the jq that runs it, 1.7 (as in Port) or 1.8; validate: the draft of schemas without `$schema`: 3, 4, 6, 7, 2019-09 or 2020-12 (default)'
complete --command invokelint --condition '__fish_seen_subcommand_from dump' --long-option as --require-parameter --no-files --arguments '(__invokelint_words stage)' --description 'the stage to print: tokens, tree, templates, jq, types, schema'
complete --command invokelint --condition 'not __fish_seen_subcommand_from explain rules schemas dump completions man' --long-option quiet --short-option q --description 'print findings and nothing else'
complete --command invokelint --condition 'not __fish_seen_subcommand_from explain rules schemas migrate dump completions man' --long-option verbose --short-option v --description 'say which files are skipped; show hints'
complete --command invokelint --long-option color --no-files --arguments '(__invokelint_words color)' --description 'colours: auto, always or never (also NO_COLOR, FORCE_COLOR)'
complete --command invokelint --long-option no-color --description 'the same as --color=never'
complete --command invokelint --long-option version --short-option V --description 'print the version'
complete --command invokelint --long-option help --short-option h --description 'print this help; after a command, its own'
