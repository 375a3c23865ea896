#compdef invokelint
# zsh completion for invokelint; `invokelint completions zsh` prints it.

# What may stand for a value.
_invokelint_bundled() {
  local -a all=(
    'action'
    'automation'
    'azure-devops'
    'baseline'
    'common'
    'config'
    'contexts'
    'github'
    'gitlab'
    'integration-action'
    'invocation-method'
    'jenkins'
    'kafka'
    'legacy-v1-action'
    'permissions'
    'query'
    'query-jq'
    'self-service-action'
    'slack'
    'trigger'
    'trigger-automation'
    'trigger-self-service'
    'upsert-entity'
    'user-input-property'
    'user-inputs'
    'webhook'
  )
  _describe -t bundled bundled all "$@"
}
_invokelint_color() {
  local -a all=(
    'auto'
    'always'
    'never'
  )
  _describe -t color color all "$@"
}
_invokelint_context() {
  local -a all=(
    'any:every root and field may exist'
    'self-service.CREATE'
    'form.CREATE'
    'policy'
    'policy-query'
    'self-service.DAY-2'
    'form.DAY-2'
    'self-service.DELETE'
    'form.DELETE'
    'automation.ENTITY_CREATED'
    'condition.ENTITY_CREATED'
    'automation.ENTITY_UPDATED'
    'condition.ENTITY_UPDATED'
    'automation.ENTITY_DELETED'
    'condition.ENTITY_DELETED'
    'automation.ANY_ENTITY_CHANGE'
    'condition.ANY_ENTITY_CHANGE'
    'automation.TIMER_PROPERTY_EXPIRED'
    'condition.TIMER_PROPERTY_EXPIRED'
    'automation.RUN_CREATED'
    'condition.RUN_CREATED'
    'automation.RUN_UPDATED'
    'condition.RUN_UPDATED'
    'automation.ANY_RUN_CHANGE'
    'condition.ANY_RUN_CHANGE'
  )
  _describe -t context context all "$@"
}
_invokelint_dialect() {
  local -a all=(
    '1.7'
    '1.8'
  )
  _describe -t dialect dialect all "$@"
}
_invokelint_draft() {
  local -a all=(
    '3'
    '4'
    '6'
    '7'
    '2019-09'
    '2020-12'
  )
  _describe -t draft draft all "$@"
}
_invokelint_format() {
  local -a all=(
    'text:for people: the source line with the span underlined'
    'plain:one line per finding'
    'json:one versioned object (schemas/output.schema.json)'
    'jsonl:one finding a line, as JSON'
    'lsp:LSP 3.17 PublishDiagnosticsParams, one per checked file'
    'github:workflow commands that become annotations'
    'sarif:SARIF 2.1.0, for GitHub code scanning and others'
    'gitlab:GitLab'\''s Code Quality report'
    'junit:the XML report of JUnit, for Jenkins and others'
    'checkstyle:the XML report of Checkstyle'
    'rdjson:reviewdog'\''s diagnostic format'
    'markdown:tables, for the summary of a CI job'
  )
  _describe -t format format all "$@"
}
_invokelint_kind() {
  local -a all=(
    'auto'
    'action'
    'method'
    'trigger'
    'user-inputs'
    'permissions'
    'legacy'
  )
  _describe -t kind kind all "$@"
}
_invokelint_level() {
  local -a all=(
    'error'
    'warning'
    'info'
    'hint'
  )
  _describe -t level level all "$@"
}
_invokelint_rule() {
  local -a all=(
    'action-in-string:an action as JSON text inside a string'
    'agent-needs-infrastructure:an invocation that needs the Port execution agent'
    'approval-notification-unused:a notification about an approval that is not required'
    'approval-on-automation:an approval of an automation, which nobody can give'
    'async-webhook-without-run-id:a webhook that Port does not wait for and that cannot report back'
    'automation-self-trigger:an automation that starts itself'
    'automation-unpublished:an automation that is switched off'
    'azure-webhook-is-url:a URL instead of the name of an incoming webhook'
    'body-size:an action that is too long for Port'\''s API'
    'bool-as-string:a boolean written as a string'
    'client-key-pem:a public key that is not in PEM form'
    'condition-event-prefix:a condition reads `.event`, which only payloads have'
    'condition-on-create:a condition on an action that starts from no entity'
    'condition-on-mirror:a condition on a change for which no event is sent'
    'dataset-on-non-entity:a dataset on an input that offers no entities'
    'day2-without-blueprint:a DAY-2 or DELETE action that is tied to no blueprint'
    'default-not-in-enum:a default value that is not one of the input'\''s choices'
    'default-refused:a default value that its own input refuses'
    'dialect-difference:an expression that jq 1.7 and 1.8 do not read or run alike'
    'diff-without-event:a payload reads `.diff`, which only conditions have'
    'duplicate-identifier:two actions with the same identifier'
    'entity-array-relation:a relation is set to whole entities, not to identifiers'
    'entity-in-automation:`.entity` is read in an automation, where it is null'
    'entity-in-create:`.entity` is read in a CREATE action, where it is empty'
    'enum-colors-key:a color for a choice that the input does not have'
    'event-in-self-service:`.event` is read in a self-service action, where it is null'
    'get-with-body:a GET request with a body'
    'github-input-count:more inputs than a GitHub workflow can be given'
    'github-repo-has-slash:`repo` has an owner or a URL besides the name'
    'github-workflow-not-a-file:`workflow` is neither a file name nor a number'
    'header-invalid-name:a header name that is invalid, reserved or a duplicate'
    'http-not-https:a webhook is called without encryption'
    'icon-unknown:an icon that Port does not have'
    'ignore-malformed:a suppression that cannot be read, and has no effect'
    'ignore-unknown-rule:a suppression of a rule that does not exist'
    'impossible-diff:a read of the side of a diff that the event does not have'
    'impossible-range:an input whose minimum is above its maximum'
    'inputs-in-automation:`.inputs` is read in an automation, where it is null'
    'inputs-in-form:a jqQuery reads `.inputs`, which only payloads have'
    'inputs-without-dot:`inputs` as a function, which gives nothing in Port'
    'integration-flat:execution properties beside the type instead of inside their object'
    'integration-ref-misplaced:a git ref where the integration never reads it'
    'integration-type-unknown:an action type that no known integration has'
    'invalid-pattern:a `pattern` that is not a regular expression'
    'jq-assignment:an assignment where a comparison was meant'
    'jq-bad-escape:a backslash in a string that does not start a jq escape'
    'jq-chained-operator:comparisons or assignments one after another without parentheses'
    'jq-empty:an expression without a filter'
    'jq-empty-arguments:empty parentheses after a function'\''s name'
    'jq-foreign-operator:an operator of another language'
    'jq-foreign-template:a directive of another template language'
    'jq-glued-alternative:`?//` without a space, which is an operator of its own'
    'jq-hyphenated-name:a name with a hyphen that jq reads as a subtraction'
    'jq-invalid-character:a character that jq does not accept'
    'jq-method-call:a field called as if it were a method'
    'jq-missing-dot:a path without its leading dot'
    'jq-missing-operand:an operator with nothing on one side'
    'jq-missing-operator:two values side by side with nothing between them'
    'jq-module:a module directive, which cannot be used here'
    'jq-needs-newer:a function that only a newer jq has'
    'jq-needs-parentheses:an expression that is not allowed here without parentheses'
    'jq-number-index:an index, or a name that starts with a digit, after a dot'
    'jq-object-key:an object key that is not a string'
    'jq-object-value:an object value that needs parentheses'
    'jq-placeholder:a placeholder where an expression belongs'
    'jq-quote-rewriting:single quotes that work only because Port rewrites them'
    'jq-single-quote:a single quote that breaks the expression'
    'jq-smart-quote:a quotation mark that jq does not accept'
    'jq-syntax:something that the grammar of jq does not allow'
    'jq-too-deep:an expression that is nested too deeply'
    'jq-unclosed-bracket:a bracket that is never closed'
    'jq-unclosed-if:an `if` without its `end`'
    'jq-unclosed-string:a string that is never closed'
    'jq-undefined-function:a function that does not exist'
    'jq-undefined-label:a `break` outside its `label`'
    'jq-undefined-variable:a variable that is not defined here'
    'jq-unmatched-bracket:a closing bracket without an opening one'
    'jq-unused-definition:a function that is defined but never called'
    'jq-wrong-arity:a function called with a wrong number of arguments'
    'json-bad-escape:a backslash in a string that does not start a JSON escape'
    'json-bad-number:a number that JSON does not allow'
    'json-bad-token:something that is not a JSON value'
    'json-bad-utf8:bytes that are not UTF-8'
    'json-comment:a comment in strict JSON'
    'json-control-character:a raw control character in a string'
    'json-duplicate-key:a key that the object already has'
    'json-ellipsis:`...` in place of something left out'
    'json-empty:the file has no JSON value'
    'json-extra-comma:a comma with nothing before it'
    'json-extra-content:text after the end of the JSON value'
    'json-mismatched-bracket:a closing bracket that does not match the open one'
    'json-missing-colon:no colon between a key and its value'
    'json-missing-comma:no comma between two members or elements'
    'json-missing-value:a key without a value'
    'json-nesting:arrays and objects that are nested too deeply'
    'json-single-quote:a string in single quotes'
    'json-size:a file too large to be read'
    'json-trailing-comma:a comma before a closing bracket'
    'json-unclosed:an array or object that is never closed'
    'json-unescaped-quote:a double quote inside a string without a backslash'
    'json-unquoted-key:a key without double quotes'
    'json-unterminated-string:a string that is never closed'
    'key-null-omits:a key from an optional input, without which the pair is lost'
    'legacy-path:a path of the run message of first-generation actions'
    'legacy-v1-action:a first-generation (v1) action'
    'method-unknown:an HTTP method that Port does not list'
    'order-and-steps:a form with both `order` and `steps`'
    'order-missing-input:an input that the order of the form leaves out'
    'placeholder-left:a placeholder that was never replaced'
    'port-api-auth:a credential for Port'\''s own API, which needs none'
    'port-api-entity-upsert:a call of Port'\''s API where UPSERT_ENTITY would do'
    'port-api-host:a host that is not Port'\''s API, or is in another region'
    'port-api-not-synchronized:a call of Port'\''s own API that is not synchronized'
    'readonly-field:a field that Port sets itself'
    'report-status-off-without-run-id:a workflow that reports no status and does not know its run'
    'run-log-not-trigger:a condition on the log of a run, which starts nothing'
    'schema-bad-default:a default or an example that its own schema does not allow'
    'schema-count:too many or too few members or elements'
    'schema-dead-value:a value of `enum` or `const` that can never be valid, or is a duplicate'
    'schema-duplicate-id:an identifier that another schema has as well'
    'schema-duplicate-item:a duplicate element in an array of unique elements'
    'schema-enum:a value that is not one of those allowed'
    'schema-format:a string that is not of the required format'
    'schema-impossible:assertions that no value can satisfy, such as a minimum above the maximum'
    'schema-invalid:the schema itself is not valid'
    'schema-length:a string that is too long or too short'
    'schema-missing:a required member is missing'
    'schema-no-match:a value that fits none of the allowed shapes, or too many'
    'schema-not-found:a document whose schema is not named or not found'
    'schema-pattern:a string that does not match its pattern'
    'schema-pattern-legacy:a pattern of the schema that is valid only without the u flag'
    'schema-pattern-limit:a pattern that is too complex to check a string against'
    'schema-range:a number outside its range'
    'schema-type:a value of the wrong type'
    'schema-undefined-required:a required property that is not declared'
    'schema-unknown-format:a format that no draft defines'
    'schema-unknown-key:a key that the object may not have'
    'schema-unreachable:a branch of `anyOf` or `oneOf` that never decides anything'
    'schema-useless-keyword:a keyword that has no effect where it is'
    'secret-in-mapping:a secret is written into an entity or a message'
    'secret-input-default:a default value for an encrypted input'
    'secret-input-logged:an encrypted input in the middle of a text'
    'secret-input-type:encryption of an input that cannot be encrypted'
    'secret-literal:a credential in plain text instead of a secret'
    'sort-on-non-entity:a sort order on an input that offers no entities'
    'template-angle-brackets:`<< >>`, which Port itself sends as text'
    'template-in-jq:`{{ }}` where Port reads bare jq'
    'template-key-type:a template key that cannot give a string'
    'template-missing-braces:a jq path without `{{ }}` around it is sent as text'
    'template-nested:`{{` inside a template that is still open'
    'template-shell-style:a path in `${ }` is sent as text'
    'template-single-brace:a jq path in single braces is sent as text'
    'template-spread-misspelt:a key that is almost `{{ spreadValue() }}`: the pair is dropped'
    'template-spread-not-object:`{{ spreadValue() }}` over something that is not an object'
    'template-spread-place:`spreadValue()` anywhere but as a whole key'
    'template-unclosed:`{{` without `}}`: the whole payload fails'
    'template-unopened:`}}` without `{{`: the whole payload fails'
    'too-complex:a file that takes too many steps to check'
    'too-many-findings:more findings than are shown'
    'type-comparison:a comparison that always gives the same'
    'type-constant:an expression that always gives nothing, null or the same value'
    'type-error:an operation that fails on every input that it can get'
    'type-first-only:several outputs where only the first one is used'
    'type-may-fail:an operation that fails when an optional value is missing'
    'type-mismatch:a value of a type that Port does not accept here'
    'type-null-in-text:a value that may be null in the middle of a text'
    'ui-only-type:an invocation type that only Port'\''s user interface knows'
    'undefined-depends-on:`dependsOn` names an input that does not exist'
    'undefined-order:`order` names an input that does not exist'
    'undefined-required:`required` names an input that does not exist'
    'undefined-step:a step names an input that does not exist'
    'unknown-action:a reference to an action that none of the known files defines'
    'unknown-blueprint:a reference to a blueprint that none of the known files defines'
    'unknown-field:a path reads a field that the object before it does not have'
    'unknown-input:an expression reads an input that the action does not have'
    'unknown-property:a property or relation that the blueprint does not have'
    'unknown-root:a path starts with a name that does not exist at its place'
    'unknown-secret:an expression reads a secret that the configuration does not list'
    'unused-input:an input that no expression reads'
    'unused-suppression:a suppression of something that is no longer found'
    'upsert-no-identifier:an entity is written without an identifier'
    'upsert-unknown-key:a key of a mapping that has no effect'
    'url-has-space:a space in a URL'
    'url-shape:a URL that does not start with http:// or https://'
    'value-not-in-enum:a value of an entity that its blueprint does not list'
    'workflow-input-value:a value that the input of the workflow does not take'
    'workflow-missing-input:a required input of the workflow that is not sent'
    'workflow-not-dispatchable:a workflow that cannot be dispatched'
    'workflow-not-found:a workflow that the repository does not have'
    'workflow-unknown-input:an input that the workflow does not declare'
  )
  _describe -t rule rule all "$@"
}
_invokelint_rules() {
  local -a all=(
    'json-:all rules of this family'
    'jq-:all rules of this family'
    'schema-:all rules of this family'
    'template-:all rules of this family'
    'type-:all rules of this family'
    'action-in-string:an action as JSON text inside a string'
    'agent-needs-infrastructure:an invocation that needs the Port execution agent'
    'approval-notification-unused:a notification about an approval that is not required'
    'approval-on-automation:an approval of an automation, which nobody can give'
    'async-webhook-without-run-id:a webhook that Port does not wait for and that cannot report back'
    'automation-self-trigger:an automation that starts itself'
    'automation-unpublished:an automation that is switched off'
    'azure-webhook-is-url:a URL instead of the name of an incoming webhook'
    'body-size:an action that is too long for Port'\''s API'
    'bool-as-string:a boolean written as a string'
    'client-key-pem:a public key that is not in PEM form'
    'condition-event-prefix:a condition reads `.event`, which only payloads have'
    'condition-on-create:a condition on an action that starts from no entity'
    'condition-on-mirror:a condition on a change for which no event is sent'
    'dataset-on-non-entity:a dataset on an input that offers no entities'
    'day2-without-blueprint:a DAY-2 or DELETE action that is tied to no blueprint'
    'default-not-in-enum:a default value that is not one of the input'\''s choices'
    'default-refused:a default value that its own input refuses'
    'dialect-difference:an expression that jq 1.7 and 1.8 do not read or run alike'
    'diff-without-event:a payload reads `.diff`, which only conditions have'
    'duplicate-identifier:two actions with the same identifier'
    'entity-array-relation:a relation is set to whole entities, not to identifiers'
    'entity-in-automation:`.entity` is read in an automation, where it is null'
    'entity-in-create:`.entity` is read in a CREATE action, where it is empty'
    'enum-colors-key:a color for a choice that the input does not have'
    'event-in-self-service:`.event` is read in a self-service action, where it is null'
    'get-with-body:a GET request with a body'
    'github-input-count:more inputs than a GitHub workflow can be given'
    'github-repo-has-slash:`repo` has an owner or a URL besides the name'
    'github-workflow-not-a-file:`workflow` is neither a file name nor a number'
    'header-invalid-name:a header name that is invalid, reserved or a duplicate'
    'http-not-https:a webhook is called without encryption'
    'icon-unknown:an icon that Port does not have'
    'ignore-malformed:a suppression that cannot be read, and has no effect'
    'ignore-unknown-rule:a suppression of a rule that does not exist'
    'impossible-diff:a read of the side of a diff that the event does not have'
    'impossible-range:an input whose minimum is above its maximum'
    'inputs-in-automation:`.inputs` is read in an automation, where it is null'
    'inputs-in-form:a jqQuery reads `.inputs`, which only payloads have'
    'inputs-without-dot:`inputs` as a function, which gives nothing in Port'
    'integration-flat:execution properties beside the type instead of inside their object'
    'integration-ref-misplaced:a git ref where the integration never reads it'
    'integration-type-unknown:an action type that no known integration has'
    'invalid-pattern:a `pattern` that is not a regular expression'
    'jq-assignment:an assignment where a comparison was meant'
    'jq-bad-escape:a backslash in a string that does not start a jq escape'
    'jq-chained-operator:comparisons or assignments one after another without parentheses'
    'jq-empty:an expression without a filter'
    'jq-empty-arguments:empty parentheses after a function'\''s name'
    'jq-foreign-operator:an operator of another language'
    'jq-foreign-template:a directive of another template language'
    'jq-glued-alternative:`?//` without a space, which is an operator of its own'
    'jq-hyphenated-name:a name with a hyphen that jq reads as a subtraction'
    'jq-invalid-character:a character that jq does not accept'
    'jq-method-call:a field called as if it were a method'
    'jq-missing-dot:a path without its leading dot'
    'jq-missing-operand:an operator with nothing on one side'
    'jq-missing-operator:two values side by side with nothing between them'
    'jq-module:a module directive, which cannot be used here'
    'jq-needs-newer:a function that only a newer jq has'
    'jq-needs-parentheses:an expression that is not allowed here without parentheses'
    'jq-number-index:an index, or a name that starts with a digit, after a dot'
    'jq-object-key:an object key that is not a string'
    'jq-object-value:an object value that needs parentheses'
    'jq-placeholder:a placeholder where an expression belongs'
    'jq-quote-rewriting:single quotes that work only because Port rewrites them'
    'jq-single-quote:a single quote that breaks the expression'
    'jq-smart-quote:a quotation mark that jq does not accept'
    'jq-syntax:something that the grammar of jq does not allow'
    'jq-too-deep:an expression that is nested too deeply'
    'jq-unclosed-bracket:a bracket that is never closed'
    'jq-unclosed-if:an `if` without its `end`'
    'jq-unclosed-string:a string that is never closed'
    'jq-undefined-function:a function that does not exist'
    'jq-undefined-label:a `break` outside its `label`'
    'jq-undefined-variable:a variable that is not defined here'
    'jq-unmatched-bracket:a closing bracket without an opening one'
    'jq-unused-definition:a function that is defined but never called'
    'jq-wrong-arity:a function called with a wrong number of arguments'
    'json-bad-escape:a backslash in a string that does not start a JSON escape'
    'json-bad-number:a number that JSON does not allow'
    'json-bad-token:something that is not a JSON value'
    'json-bad-utf8:bytes that are not UTF-8'
    'json-comment:a comment in strict JSON'
    'json-control-character:a raw control character in a string'
    'json-duplicate-key:a key that the object already has'
    'json-ellipsis:`...` in place of something left out'
    'json-empty:the file has no JSON value'
    'json-extra-comma:a comma with nothing before it'
    'json-extra-content:text after the end of the JSON value'
    'json-mismatched-bracket:a closing bracket that does not match the open one'
    'json-missing-colon:no colon between a key and its value'
    'json-missing-comma:no comma between two members or elements'
    'json-missing-value:a key without a value'
    'json-nesting:arrays and objects that are nested too deeply'
    'json-single-quote:a string in single quotes'
    'json-size:a file too large to be read'
    'json-trailing-comma:a comma before a closing bracket'
    'json-unclosed:an array or object that is never closed'
    'json-unescaped-quote:a double quote inside a string without a backslash'
    'json-unquoted-key:a key without double quotes'
    'json-unterminated-string:a string that is never closed'
    'key-null-omits:a key from an optional input, without which the pair is lost'
    'legacy-path:a path of the run message of first-generation actions'
    'legacy-v1-action:a first-generation (v1) action'
    'method-unknown:an HTTP method that Port does not list'
    'order-and-steps:a form with both `order` and `steps`'
    'order-missing-input:an input that the order of the form leaves out'
    'placeholder-left:a placeholder that was never replaced'
    'port-api-auth:a credential for Port'\''s own API, which needs none'
    'port-api-entity-upsert:a call of Port'\''s API where UPSERT_ENTITY would do'
    'port-api-host:a host that is not Port'\''s API, or is in another region'
    'port-api-not-synchronized:a call of Port'\''s own API that is not synchronized'
    'readonly-field:a field that Port sets itself'
    'report-status-off-without-run-id:a workflow that reports no status and does not know its run'
    'run-log-not-trigger:a condition on the log of a run, which starts nothing'
    'schema-bad-default:a default or an example that its own schema does not allow'
    'schema-count:too many or too few members or elements'
    'schema-dead-value:a value of `enum` or `const` that can never be valid, or is a duplicate'
    'schema-duplicate-id:an identifier that another schema has as well'
    'schema-duplicate-item:a duplicate element in an array of unique elements'
    'schema-enum:a value that is not one of those allowed'
    'schema-format:a string that is not of the required format'
    'schema-impossible:assertions that no value can satisfy, such as a minimum above the maximum'
    'schema-invalid:the schema itself is not valid'
    'schema-length:a string that is too long or too short'
    'schema-missing:a required member is missing'
    'schema-no-match:a value that fits none of the allowed shapes, or too many'
    'schema-not-found:a document whose schema is not named or not found'
    'schema-pattern:a string that does not match its pattern'
    'schema-pattern-legacy:a pattern of the schema that is valid only without the u flag'
    'schema-pattern-limit:a pattern that is too complex to check a string against'
    'schema-range:a number outside its range'
    'schema-type:a value of the wrong type'
    'schema-undefined-required:a required property that is not declared'
    'schema-unknown-format:a format that no draft defines'
    'schema-unknown-key:a key that the object may not have'
    'schema-unreachable:a branch of `anyOf` or `oneOf` that never decides anything'
    'schema-useless-keyword:a keyword that has no effect where it is'
    'secret-in-mapping:a secret is written into an entity or a message'
    'secret-input-default:a default value for an encrypted input'
    'secret-input-logged:an encrypted input in the middle of a text'
    'secret-input-type:encryption of an input that cannot be encrypted'
    'secret-literal:a credential in plain text instead of a secret'
    'sort-on-non-entity:a sort order on an input that offers no entities'
    'template-angle-brackets:`<< >>`, which Port itself sends as text'
    'template-in-jq:`{{ }}` where Port reads bare jq'
    'template-key-type:a template key that cannot give a string'
    'template-missing-braces:a jq path without `{{ }}` around it is sent as text'
    'template-nested:`{{` inside a template that is still open'
    'template-shell-style:a path in `${ }` is sent as text'
    'template-single-brace:a jq path in single braces is sent as text'
    'template-spread-misspelt:a key that is almost `{{ spreadValue() }}`: the pair is dropped'
    'template-spread-not-object:`{{ spreadValue() }}` over something that is not an object'
    'template-spread-place:`spreadValue()` anywhere but as a whole key'
    'template-unclosed:`{{` without `}}`: the whole payload fails'
    'template-unopened:`}}` without `{{`: the whole payload fails'
    'too-complex:a file that takes too many steps to check'
    'too-many-findings:more findings than are shown'
    'type-comparison:a comparison that always gives the same'
    'type-constant:an expression that always gives nothing, null or the same value'
    'type-error:an operation that fails on every input that it can get'
    'type-first-only:several outputs where only the first one is used'
    'type-may-fail:an operation that fails when an optional value is missing'
    'type-mismatch:a value of a type that Port does not accept here'
    'type-null-in-text:a value that may be null in the middle of a text'
    'ui-only-type:an invocation type that only Port'\''s user interface knows'
    'undefined-depends-on:`dependsOn` names an input that does not exist'
    'undefined-order:`order` names an input that does not exist'
    'undefined-required:`required` names an input that does not exist'
    'undefined-step:a step names an input that does not exist'
    'unknown-action:a reference to an action that none of the known files defines'
    'unknown-blueprint:a reference to a blueprint that none of the known files defines'
    'unknown-field:a path reads a field that the object before it does not have'
    'unknown-input:an expression reads an input that the action does not have'
    'unknown-property:a property or relation that the blueprint does not have'
    'unknown-root:a path starts with a name that does not exist at its place'
    'unknown-secret:an expression reads a secret that the configuration does not list'
    'unused-input:an input that no expression reads'
    'unused-suppression:a suppression of something that is no longer found'
    'upsert-no-identifier:an entity is written without an identifier'
    'upsert-unknown-key:a key of a mapping that has no effect'
    'url-has-space:a space in a URL'
    'url-shape:a URL that does not start with http:// or https://'
    'value-not-in-enum:a value of an entity that its blueprint does not list'
    'workflow-input-value:a value that the input of the workflow does not take'
    'workflow-missing-input:a required input of the workflow that is not sent'
    'workflow-not-dispatchable:a workflow that cannot be dispatched'
    'workflow-not-found:a workflow that the repository does not have'
    'workflow-unknown-input:an input that the workflow does not declare'
  )
  _describe -t rules rules all "$@"
}
_invokelint_schema() {
  local -a all=(
    'action'
    'automation'
    'azure-devops'
    'baseline'
    'common'
    'config'
    'contexts'
    'github'
    'gitlab'
    'integration-action'
    'invocation-method'
    'jenkins'
    'kafka'
    'legacy-v1-action'
    'permissions'
    'query'
    'query-jq'
    'self-service-action'
    'slack'
    'trigger'
    'trigger-automation'
    'trigger-self-service'
    'upsert-entity'
    'user-input-property'
    'user-inputs'
    'webhook'
  )
  _describe -t schema schema all "$@"
}
_invokelint_schema_format() {
  local -a all=(
    'text:for people: the source line with the span underlined'
    'plain:one line per finding'
    'json:one versioned object (schemas/output.schema.json)'
    'jsonl:one finding a line, as JSON'
    'lsp:LSP 3.17 PublishDiagnosticsParams, one per checked file'
    'github:workflow commands that become annotations'
    'sarif:SARIF 2.1.0, for GitHub code scanning and others'
    'gitlab:GitLab'\''s Code Quality report'
    'junit:the XML report of JUnit, for Jenkins and others'
    'checkstyle:the XML report of Checkstyle'
    'rdjson:reviewdog'\''s diagnostic format'
    'markdown:tables, for the summary of a CI job'
    'json-schema-flag:JSON Schema'\''s own: valid or not'
    'json-schema-basic:JSON Schema'\''s own: a list of errors'
  )
  _describe -t schema_format schema_format all "$@"
}
_invokelint_section() {
  local -a all=(
    '1'
    '5'
  )
  _describe -t section section all "$@"
}
_invokelint_severity() {
  local -a all=(
    'json-:all rules of this family'
    'jq-:all rules of this family'
    'schema-:all rules of this family'
    'template-:all rules of this family'
    'type-:all rules of this family'
    'action-in-string:an action as JSON text inside a string'
    'agent-needs-infrastructure:an invocation that needs the Port execution agent'
    'approval-notification-unused:a notification about an approval that is not required'
    'approval-on-automation:an approval of an automation, which nobody can give'
    'async-webhook-without-run-id:a webhook that Port does not wait for and that cannot report back'
    'automation-self-trigger:an automation that starts itself'
    'automation-unpublished:an automation that is switched off'
    'azure-webhook-is-url:a URL instead of the name of an incoming webhook'
    'body-size:an action that is too long for Port'\''s API'
    'bool-as-string:a boolean written as a string'
    'client-key-pem:a public key that is not in PEM form'
    'condition-event-prefix:a condition reads `.event`, which only payloads have'
    'condition-on-create:a condition on an action that starts from no entity'
    'condition-on-mirror:a condition on a change for which no event is sent'
    'dataset-on-non-entity:a dataset on an input that offers no entities'
    'day2-without-blueprint:a DAY-2 or DELETE action that is tied to no blueprint'
    'default-not-in-enum:a default value that is not one of the input'\''s choices'
    'default-refused:a default value that its own input refuses'
    'dialect-difference:an expression that jq 1.7 and 1.8 do not read or run alike'
    'diff-without-event:a payload reads `.diff`, which only conditions have'
    'duplicate-identifier:two actions with the same identifier'
    'entity-array-relation:a relation is set to whole entities, not to identifiers'
    'entity-in-automation:`.entity` is read in an automation, where it is null'
    'entity-in-create:`.entity` is read in a CREATE action, where it is empty'
    'enum-colors-key:a color for a choice that the input does not have'
    'event-in-self-service:`.event` is read in a self-service action, where it is null'
    'get-with-body:a GET request with a body'
    'github-input-count:more inputs than a GitHub workflow can be given'
    'github-repo-has-slash:`repo` has an owner or a URL besides the name'
    'github-workflow-not-a-file:`workflow` is neither a file name nor a number'
    'header-invalid-name:a header name that is invalid, reserved or a duplicate'
    'http-not-https:a webhook is called without encryption'
    'icon-unknown:an icon that Port does not have'
    'ignore-malformed:a suppression that cannot be read, and has no effect'
    'ignore-unknown-rule:a suppression of a rule that does not exist'
    'impossible-diff:a read of the side of a diff that the event does not have'
    'impossible-range:an input whose minimum is above its maximum'
    'inputs-in-automation:`.inputs` is read in an automation, where it is null'
    'inputs-in-form:a jqQuery reads `.inputs`, which only payloads have'
    'inputs-without-dot:`inputs` as a function, which gives nothing in Port'
    'integration-flat:execution properties beside the type instead of inside their object'
    'integration-ref-misplaced:a git ref where the integration never reads it'
    'integration-type-unknown:an action type that no known integration has'
    'invalid-pattern:a `pattern` that is not a regular expression'
    'jq-assignment:an assignment where a comparison was meant'
    'jq-bad-escape:a backslash in a string that does not start a jq escape'
    'jq-chained-operator:comparisons or assignments one after another without parentheses'
    'jq-empty:an expression without a filter'
    'jq-empty-arguments:empty parentheses after a function'\''s name'
    'jq-foreign-operator:an operator of another language'
    'jq-foreign-template:a directive of another template language'
    'jq-glued-alternative:`?//` without a space, which is an operator of its own'
    'jq-hyphenated-name:a name with a hyphen that jq reads as a subtraction'
    'jq-invalid-character:a character that jq does not accept'
    'jq-method-call:a field called as if it were a method'
    'jq-missing-dot:a path without its leading dot'
    'jq-missing-operand:an operator with nothing on one side'
    'jq-missing-operator:two values side by side with nothing between them'
    'jq-module:a module directive, which cannot be used here'
    'jq-needs-newer:a function that only a newer jq has'
    'jq-needs-parentheses:an expression that is not allowed here without parentheses'
    'jq-number-index:an index, or a name that starts with a digit, after a dot'
    'jq-object-key:an object key that is not a string'
    'jq-object-value:an object value that needs parentheses'
    'jq-placeholder:a placeholder where an expression belongs'
    'jq-quote-rewriting:single quotes that work only because Port rewrites them'
    'jq-single-quote:a single quote that breaks the expression'
    'jq-smart-quote:a quotation mark that jq does not accept'
    'jq-syntax:something that the grammar of jq does not allow'
    'jq-too-deep:an expression that is nested too deeply'
    'jq-unclosed-bracket:a bracket that is never closed'
    'jq-unclosed-if:an `if` without its `end`'
    'jq-unclosed-string:a string that is never closed'
    'jq-undefined-function:a function that does not exist'
    'jq-undefined-label:a `break` outside its `label`'
    'jq-undefined-variable:a variable that is not defined here'
    'jq-unmatched-bracket:a closing bracket without an opening one'
    'jq-unused-definition:a function that is defined but never called'
    'jq-wrong-arity:a function called with a wrong number of arguments'
    'json-bad-escape:a backslash in a string that does not start a JSON escape'
    'json-bad-number:a number that JSON does not allow'
    'json-bad-token:something that is not a JSON value'
    'json-bad-utf8:bytes that are not UTF-8'
    'json-comment:a comment in strict JSON'
    'json-control-character:a raw control character in a string'
    'json-duplicate-key:a key that the object already has'
    'json-ellipsis:`...` in place of something left out'
    'json-empty:the file has no JSON value'
    'json-extra-comma:a comma with nothing before it'
    'json-extra-content:text after the end of the JSON value'
    'json-mismatched-bracket:a closing bracket that does not match the open one'
    'json-missing-colon:no colon between a key and its value'
    'json-missing-comma:no comma between two members or elements'
    'json-missing-value:a key without a value'
    'json-nesting:arrays and objects that are nested too deeply'
    'json-single-quote:a string in single quotes'
    'json-size:a file too large to be read'
    'json-trailing-comma:a comma before a closing bracket'
    'json-unclosed:an array or object that is never closed'
    'json-unescaped-quote:a double quote inside a string without a backslash'
    'json-unquoted-key:a key without double quotes'
    'json-unterminated-string:a string that is never closed'
    'key-null-omits:a key from an optional input, without which the pair is lost'
    'legacy-path:a path of the run message of first-generation actions'
    'legacy-v1-action:a first-generation (v1) action'
    'method-unknown:an HTTP method that Port does not list'
    'order-and-steps:a form with both `order` and `steps`'
    'order-missing-input:an input that the order of the form leaves out'
    'placeholder-left:a placeholder that was never replaced'
    'port-api-auth:a credential for Port'\''s own API, which needs none'
    'port-api-entity-upsert:a call of Port'\''s API where UPSERT_ENTITY would do'
    'port-api-host:a host that is not Port'\''s API, or is in another region'
    'port-api-not-synchronized:a call of Port'\''s own API that is not synchronized'
    'readonly-field:a field that Port sets itself'
    'report-status-off-without-run-id:a workflow that reports no status and does not know its run'
    'run-log-not-trigger:a condition on the log of a run, which starts nothing'
    'schema-bad-default:a default or an example that its own schema does not allow'
    'schema-count:too many or too few members or elements'
    'schema-dead-value:a value of `enum` or `const` that can never be valid, or is a duplicate'
    'schema-duplicate-id:an identifier that another schema has as well'
    'schema-duplicate-item:a duplicate element in an array of unique elements'
    'schema-enum:a value that is not one of those allowed'
    'schema-format:a string that is not of the required format'
    'schema-impossible:assertions that no value can satisfy, such as a minimum above the maximum'
    'schema-invalid:the schema itself is not valid'
    'schema-length:a string that is too long or too short'
    'schema-missing:a required member is missing'
    'schema-no-match:a value that fits none of the allowed shapes, or too many'
    'schema-not-found:a document whose schema is not named or not found'
    'schema-pattern:a string that does not match its pattern'
    'schema-pattern-legacy:a pattern of the schema that is valid only without the u flag'
    'schema-pattern-limit:a pattern that is too complex to check a string against'
    'schema-range:a number outside its range'
    'schema-type:a value of the wrong type'
    'schema-undefined-required:a required property that is not declared'
    'schema-unknown-format:a format that no draft defines'
    'schema-unknown-key:a key that the object may not have'
    'schema-unreachable:a branch of `anyOf` or `oneOf` that never decides anything'
    'schema-useless-keyword:a keyword that has no effect where it is'
    'secret-in-mapping:a secret is written into an entity or a message'
    'secret-input-default:a default value for an encrypted input'
    'secret-input-logged:an encrypted input in the middle of a text'
    'secret-input-type:encryption of an input that cannot be encrypted'
    'secret-literal:a credential in plain text instead of a secret'
    'sort-on-non-entity:a sort order on an input that offers no entities'
    'template-angle-brackets:`<< >>`, which Port itself sends as text'
    'template-in-jq:`{{ }}` where Port reads bare jq'
    'template-key-type:a template key that cannot give a string'
    'template-missing-braces:a jq path without `{{ }}` around it is sent as text'
    'template-nested:`{{` inside a template that is still open'
    'template-shell-style:a path in `${ }` is sent as text'
    'template-single-brace:a jq path in single braces is sent as text'
    'template-spread-misspelt:a key that is almost `{{ spreadValue() }}`: the pair is dropped'
    'template-spread-not-object:`{{ spreadValue() }}` over something that is not an object'
    'template-spread-place:`spreadValue()` anywhere but as a whole key'
    'template-unclosed:`{{` without `}}`: the whole payload fails'
    'template-unopened:`}}` without `{{`: the whole payload fails'
    'too-complex:a file that takes too many steps to check'
    'too-many-findings:more findings than are shown'
    'type-comparison:a comparison that always gives the same'
    'type-constant:an expression that always gives nothing, null or the same value'
    'type-error:an operation that fails on every input that it can get'
    'type-first-only:several outputs where only the first one is used'
    'type-may-fail:an operation that fails when an optional value is missing'
    'type-mismatch:a value of a type that Port does not accept here'
    'type-null-in-text:a value that may be null in the middle of a text'
    'ui-only-type:an invocation type that only Port'\''s user interface knows'
    'undefined-depends-on:`dependsOn` names an input that does not exist'
    'undefined-order:`order` names an input that does not exist'
    'undefined-required:`required` names an input that does not exist'
    'undefined-step:a step names an input that does not exist'
    'unknown-action:a reference to an action that none of the known files defines'
    'unknown-blueprint:a reference to a blueprint that none of the known files defines'
    'unknown-field:a path reads a field that the object before it does not have'
    'unknown-input:an expression reads an input that the action does not have'
    'unknown-property:a property or relation that the blueprint does not have'
    'unknown-root:a path starts with a name that does not exist at its place'
    'unknown-secret:an expression reads a secret that the configuration does not list'
    'unused-input:an input that no expression reads'
    'unused-suppression:a suppression of something that is no longer found'
    'upsert-no-identifier:an entity is written without an identifier'
    'upsert-unknown-key:a key of a mapping that has no effect'
    'url-has-space:a space in a URL'
    'url-shape:a URL that does not start with http:// or https://'
    'value-not-in-enum:a value of an entity that its blueprint does not list'
    'workflow-input-value:a value that the input of the workflow does not take'
    'workflow-missing-input:a required input of the workflow that is not sent'
    'workflow-not-dispatchable:a workflow that cannot be dispatched'
    'workflow-not-found:a workflow that the repository does not have'
    'workflow-unknown-input:an input that the workflow does not declare'
  )
  _describe -t severity severity all "$@"
}
_invokelint_shell() {
  local -a all=(
    'bash'
    'zsh'
    'fish'
  )
  _describe -t shell shell all "$@"
}
_invokelint_stage() {
  local -a all=(
    'tokens'
    'tree'
    'templates'
    'jq'
    'types'
    'schema'
  )
  _describe -t stage stage all "$@"
}
_invokelint_table() {
  local -a all=(
    'text'
    'json'
  )
  _describe -t table table all "$@"
}

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
    'lint:check actions, automations and invocation methods'
    'validate:check any JSON against any JSON Schema'
    'expr:check one jq expression; `-` reads it from standard input'
    'explain:print the page of a rule'
    'rules:list every rule: id, level, fixable, summary'
    'schemas:list the bundled schemas, or print one'
    'migrate:turn first-generation (v1) actions into today'\''s'
    'dump:print a stage of the work on a file'
    'completions:print what completes command lines in bash, zsh or fish'
    'man:print the manual page: 1, or 5 about the configuration'
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
    (lint|validate|expr|explain|rules|schemas|migrate|dump|completions|man) command=$word; break ;;
    esac
  done
  case $command in
  lint)
    _arguments -s -S \
      '*'{-f+,--format=}'[report as FMT, to FILE if given; may be repeated]:FMT[=FILE]: _invokelint_report format' \
      '--stdin-filename=[what standard input is called in reports]:NAME:_files' \
      '--kind=[take every document for a KIND, whatever its shape]:KIND: _invokelint_kind' \
      '--jsonc[allow comments and trailing commas in every file]' \
      '*''--select=[report these rules only; `json-*` names a family]:ID,...: _invokelint_list rules' \
      '*''--ignore=[do not report these rules]:ID,...: _invokelint_list rules' \
      '*''--severity=[report a rule as error, warning, info, hint, or off]:ID=LEVEL: _invokelint_levels severity' \
      '--fix[make the fixes that are safe, and report what remains; migrate\: write the file]' \
      '--unsafe-fixes[with --fix or --diff\: make those that want a look afterwards, too]' \
      '--diff[write nothing\: print what --fix would change; exit with 1 if anything]' \
      '--fail-on=[exit with 1 on findings of LEVEL or graver (default\: error)]:LEVEL: _invokelint_level' \
      '--max-warnings=[exit with 1 on more than N warnings]:N: ' \
      '--max-diagnostics=[show N findings at most; all of them count]:N: ' \
      '--exit-zero[exit with 0 whatever was found]' \
      '--list-files[print the files that would be read, and stop]' \
      '(-c --config)'{-c+,--config=}'[read the configuration FILE, and no other]:FILE:_files' \
      '--no-config[read no configuration file]' \
      '--print-config[print the configuration in effect for PATH, and stop]' \
      '--baseline=[do not report what FILE lists as known]:FILE:_files' \
      '--write-baseline=[list all that is found in FILE, as known]:FILE:_files' \
      '--no-ignores[report what is suppressed, too]' \
      '(-j --jobs)'{-j+,--jobs=}'[work on N files at a time]:N: ' \
      '(-q --quiet)'{-q,--quiet}'[print findings and nothing else]' \
      '(-v --verbose)'{-v,--verbose}'[say which files are skipped; show hints]' \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_first' \
      '*:[PATH...]:_files'
    ;;
  validate)
    _arguments -s -S \
      '*'{-f+,--format=}'[report as FMT, to FILE if given; may be repeated]:FMT[=FILE]: _invokelint_report schema_format' \
      '*''--schema=[validate against SCHEMA\: a file, -, a URI or a bundled schema; may be repeated]:SCHEMA: _invokelint_or_file schema' \
      '--check-schema[the files are schemas\: check them, and look for usual mistakes]' \
      '*''--schema-dir=[find schemas by the `$id` they have in the files below DIR]:DIR:_files -/' \
      '*''--map=[find the schema called URI in the file PATH; with URI/ a whole folder]:URI=PATH: ' \
      '--formats[check `format`, too]' \
      '--stdin-filename=[what standard input is called in reports]:NAME:_files' \
      '--jsonc[allow comments and trailing commas in every file]' \
      '*''--select=[report these rules only; `json-*` names a family]:ID,...: _invokelint_list rules' \
      '*''--ignore=[do not report these rules]:ID,...: _invokelint_list rules' \
      '*''--severity=[report a rule as error, warning, info, hint, or off]:ID=LEVEL: _invokelint_levels severity' \
      '--fix[make the fixes that are safe, and report what remains; migrate\: write the file]' \
      '--unsafe-fixes[with --fix or --diff\: make those that want a look afterwards, too]' \
      '--diff[write nothing\: print what --fix would change; exit with 1 if anything]' \
      '--fail-on=[exit with 1 on findings of LEVEL or graver (default\: error)]:LEVEL: _invokelint_level' \
      '--max-warnings=[exit with 1 on more than N warnings]:N: ' \
      '--max-diagnostics=[show N findings at most; all of them count]:N: ' \
      '--exit-zero[exit with 0 whatever was found]' \
      '--list-files[print the files that would be read, and stop]' \
      '(-c --config)'{-c+,--config=}'[read the configuration FILE, and no other]:FILE:_files' \
      '--no-config[read no configuration file]' \
      '--print-config[print the configuration in effect for PATH, and stop]' \
      '--baseline=[do not report what FILE lists as known]:FILE:_files' \
      '--write-baseline=[list all that is found in FILE, as known]:FILE:_files' \
      '--no-ignores[report what is suppressed, too]' \
      '(-j --jobs)'{-j+,--jobs=}'[work on N files at a time]:N: ' \
      '--dialect=[expr\: the jq that runs it, 1.7 (as in Port) or 1.8; validate\: the draft of schemas without `$schema`\: 3, 4, 6, 7, 2019-09 or 2020-12 (default)]:DIALECT: _invokelint_draft' \
      '(-q --quiet)'{-q,--quiet}'[print findings and nothing else]' \
      '(-v --verbose)'{-v,--verbose}'[say which files are skipped; show hints]' \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:PATH...:_files'
    ;;
  expr)
    _arguments -s -S \
      '*'{-f+,--format=}'[report as FMT, to FILE if given; may be repeated]:FMT[=FILE]: _invokelint_report format' \
      '(-c --config)'{-c+,--config=}'[read the configuration FILE, and no other]:FILE:_files' \
      '--no-config[read no configuration file]' \
      '--at=[where the expression stands, such as self-service.CREATE (default\: any)]:CONTEXT: _invokelint_context' \
      '--file=[the action in which the expression stands]:ACTION:_files' \
      '--dialect=[expr\: the jq that runs it, 1.7 (as in Port) or 1.8; validate\: the draft of schemas without `$schema`\: 3, 4, 6, 7, 2019-09 or 2020-12 (default)]:DIALECT: _invokelint_dialect' \
      '(-q --quiet)'{-q,--quiet}'[print findings and nothing else]' \
      '(-v --verbose)'{-v,--verbose}'[say which files are skipped; show hints]' \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:EXPR: '
    ;;
  explain)
    _arguments -s -S \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:RULE: _invokelint_rule'
    ;;
  rules)
    _arguments -s -S \
      '*'{-f+,--format=}'[report as FMT, to FILE if given; may be repeated]:FMT[=FILE]: _invokelint_table' \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command'
    ;;
  schemas)
    _arguments -s -S \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:[NAME]: _invokelint_bundled'
    ;;
  migrate)
    _arguments -s -S \
      '--stdin-filename=[what standard input is called in reports]:NAME:_files' \
      '--jsonc[allow comments and trailing commas in every file]' \
      '--fix[make the fixes that are safe, and report what remains; migrate\: write the file]' \
      '--diff[write nothing\: print what --fix would change; exit with 1 if anything]' \
      '(-q --quiet)'{-q,--quiet}'[print findings and nothing else]' \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:PATH...:_files'
    ;;
  dump)
    _arguments -s -S \
      '--as=[the stage to print\: tokens, tree, templates, jq, types, schema]:STAGE: _invokelint_stage' \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:FILE:_files'
    ;;
  completions)
    _arguments -s -S \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:SHELL: _invokelint_shell'
    ;;
  man)
    _arguments -s -S \
      '--color=-[colours\: auto, always or never (also NO_COLOR, FORCE_COLOR)]::WHEN: _invokelint_color' \
      '--no-color[the same as --color=never]' \
      '(-V --version)'{-V,--version}'[print the version]' \
      '(-h --help)'{-h,--help}'[print this help; after a command, its own]' \
      '1: : _invokelint_command' \
      '*:[SECTION]: _invokelint_section'
    ;;
  esac
}

_invokelint "$@"
