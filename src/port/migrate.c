/* What became of what, in Port's change of November 2024:
 *
 *   trigger: "CREATE"        trigger: {type: self-service, operation: CREATE}
 *   userInputs               trigger.userInputs
 *   blueprint                trigger.blueprintIdentifier
 *   AZURE-DEVOPS             AZURE_DEVOPS
 *   omitPayload,             what is sent is written down: body, payload,
 *   omitUserInputs           workflowInputs, pipelineVariables
 *   agent of GITLAB          is not said any more
 *   doesNotContain, …        doesNotContains, …
 */
#include "port/migrate.h"

#include "base/text/buf.h"
#include "port/action.h"
#include "read/json/member_edit.h"

const struct kind migrate_remark = {"migrate-remark", LEVEL_WARNING, false,
                                    "something that a migration cannot know"};

struct migrate {
    struct arena *arena;
    struct bag *bag;
    struct diag *diag;
    struct bag *remarks; /* may be NULL */
    const struct tree *tree;
    const struct node *action; /* NULL: there is a method only */
    const struct node *method; /* may be NULL */
    enum operation operation;
};

static void
edit(const struct migrate *m, struct span where, struct slice text)
{
    bag_fix(m->bag, m->diag, false, S("migrate it to today's shape"), where,
            text);
}

#define REMARK(m, where, ...)                                                 \
    ((m)->remarks                                                             \
         ? (void)bag_add((m)->remarks, &migrate_remark, (where), __VA_ARGS__) \
         : (void)0)

static const struct node *
member(const struct migrate *m, const struct node *object, enum name name)
{
    return node_key(m->tree, object, name_text(name));
}

static struct slice
text_of(const struct migrate *m, const struct node *object, enum name name)
{
    const struct node *value = node_member(m->tree, object, name);

    return node_is(value, NODE_STRING) ? node_text(m->tree, value) : S("");
}

static void
remove_members(const struct migrate *m, const struct node *object,
               const struct node *const *key, uint32_t keys)
{
    struct spans spans =
        member_edit_remove(m->arena, m->tree, object, key, keys, false);

    for (uint32_t i = 0; i < spans.list.count; i++)
        edit(m, spans.list.item[i], S(""));
}

/* `json`, written with line ends and two blanks for each step, as it is
 * in a line of the document that is indented by `indent`.
 */
static struct slice
laid_out(const struct migrate *m, struct slice json, struct slice indent)
{
    bool flat = member_edit_is_flat(m->tree);
    struct slice newline = member_edit_newline(m->tree);
    struct slice step = member_edit_step(m->tree);
    struct buf out = buf_new(m->arena);

    for (size_t i = 0; i < json.len; i++) {
        if (json.at[i] != '\n') {
            buf_byte(&out, json.at[i]);
            continue;
        }
        buf_add(&out, flat ? S(" ") : newline);
        buf_add(&out, flat ? S("") : indent);
        for (; i + 2 < json.len && json.at[i + 1] == ' '; i += 2)
            buf_add(&out, flat ? S("") : step);
    }
    return buf_slice(&out);
}

/* ---- What is sent -------------------------------------------------------- */

/* The scalars of the old invocation method, which the message repeated. */
static struct slice
old_method(const struct migrate *m)
{
    struct buf out = buf_new(m->arena);

    for (const struct node *key = node_first(m->method); key;
         key = node_next(m->method, key)) {
        if (node_is_container(node_value(key)))
            continue;
        buf_text(&out, out.len ? ", " : "");
        buf_add(&out, node_source(m->tree, key));
        buf_text(&out, ": ");
        buf_add(&out, node_source(m->tree, node_value(key)));
    }
    return buf_slice(&out);
}

/* The message that a first-generation action received: an entity is only
 * there when the action is not the one that creates it.
 */
static struct slice
message(const struct migrate *m)
{
    bool creates = m->operation == OPERATION_CREATE;
    struct slice method = old_method(m);

    return arena_printf(
        m->arena,
        "{\n"
        "  \"action\": \"{{ .action.identifier }}\",\n"
        "  \"resourceType\": \"run\",\n"
        "  \"status\": \"TRIGGERED\",\n"
        "  \"trigger\": \"{{ .trigger | {by, origin, at} }}\",\n"
        "  \"context\": {\n"
        "    \"entity\": %s,\n"
        "    \"blueprint\": \"{{ .action.blueprint }}\",\n"
        "    \"runId\": \"{{ .run.id }}\"\n"
        "  },\n"
        "  \"payload\": {\n"
        "    \"entity\": %s,\n"
        "    \"action\": {\n"
        "      \"invocationMethod\": { %.*s },\n"
        "      \"trigger\": \"{{ .trigger.operation }}\"\n"
        "    },\n"
        "    \"properties\": \"{{ .inputs }}\",\n"
        "    \"censoredProperties\": \"{{ .action.encryptedProperties }}\"\n"
        "  }\n"
        "}",
        creates ? "null" : "\"{{ .entity.identifier }}\"",
        creates ? "null" : "\"{{ .entity }}\"", SLICE_ARGS(method));
}

/* `text` two blanks deeper, for `message` as a member of something. */
static struct slice
deeper(const struct migrate *m, struct slice text)
{
    return member_edit_text(m->arena, text, S(""), S("  "));
}

/* What a workflow or pipeline was given: each input by its name, and the
 * message as `port_payload`.  Empty: nothing.
 */
static struct slice
variables(const struct migrate *m)
{
    bool payload =
        !node_is(node_member(m->tree, m->method, N_omitPayload), NODE_TRUE);
    bool inputs =
        !node_is(node_member(m->tree, m->method, N_omitUserInputs), NODE_TRUE);
    struct buf out = buf_new(m->arena);

    if (!payload && !inputs)
        return S("");
    buf_text(&out, "{\n");
    if (inputs)
        buf_printf(&out, "  \"{{ spreadValue() }}\": \"{{ .inputs }}\"%s\n",
                   payload ? "," : "");
    if (payload)
        buf_printf(&out, "  \"port_payload\": %.*s\n",
                   SLICE_ARGS(deeper(m, message(m))));
    buf_byte(&out, '}');
    return buf_slice(&out);
}

/* The field that says what is sent, and what it was. */
static struct slice
sent_input(const struct migrate *m, struct slice type, struct slice *json)
{
    static const struct {
        struct slice type;
        struct slice field;
        bool variables;
    } fields[] = {
        {SC("WEBHOOK"), SC("body"), false},
        {SC("KAFKA"), SC("payload"), false},
        {SC("AZURE-DEVOPS"), SC("payload"), false},
        {SC("AZURE_DEVOPS"), SC("payload"), false},
        {SC("GITHUB"), SC("workflowInputs"), true},
        {SC("GITLAB"), SC("pipelineVariables"), true},
    };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!slice_equal(fields[i].type, type))
            continue;
        *json = fields[i].variables ? variables(m) : message(m);
        return fields[i].field;
    }
    return S("");
}

/* ---- The invocation method ----------------------------------------------- */

static bool
is_old_member(const struct migrate *m, const struct node *key,
              struct slice type)
{
    struct slice name = node_text(m->tree, key);

    return slice_equal(name, name_text(N_omitPayload)) ||
           slice_equal(name, name_text(N_omitUserInputs)) ||
           (slice_equal(type, S("GITLAB")) &&
            slice_equal(name, name_text(N_agent)));
}

static void
write_inputs(const struct migrate *m, struct slice field, struct slice json)
{
    const struct node *first = node_first(m->method);
    bool lines = first && member_edit_starts_line(m->tree, first->at);
    struct slice indent =
        member_edit_indent(m->tree, lines ? first->at : m->method->at);
    struct slice text = laid_out(m, json, indent);
    struct edit append =
        member_edit_append(m->arena, m->tree, m->method,
                           arena_printf(m->arena, "\"%.*s\": %.*s",
                                        SLICE_ARGS(field), SLICE_ARGS(text)));

    edit(m, append.where, append.text);
}

/* Whether the method is on one line of several, and may be written anew. */
static bool
is_inline(const struct migrate *m)
{
    const struct node *first = node_first(m->method);
    struct slice text = node_source(m->tree, m->method);

    return first && !member_edit_is_flat(m->tree) &&
           !comment_within(m->tree, node_span(m->method)) &&
           slice_find_byte(text, '\n', 0) == SLICE_NONE;
}

/* A method on one line gets a line for each of its members. */
static void
rewrite_method(const struct migrate *m, struct slice type, struct slice field,
               struct slice json)
{
    struct buf out = buf_new(m->arena);

    buf_text(&out, "{\n");
    for (const struct node *key = node_first(m->method); key;
         key = node_next(m->method, key)) {
        const struct node *value = node_value(key);

        if (is_old_member(m, key, type))
            continue;
        buf_text(&out, "  ");
        buf_add(&out, node_source(m->tree, key));
        buf_text(&out, ": ");
        buf_add(&out, node_equals(m->tree, value, S("AZURE-DEVOPS"))
                          ? S("\"AZURE_DEVOPS\"")
                          : node_source(m->tree, value));
        buf_text(&out, ",\n");
    }
    buf_printf(&out, "  \"%.*s\": %.*s\n}", SLICE_ARGS(field),
               SLICE_ARGS(deeper(m, json)));
    edit(m, node_span(m->method),
         laid_out(m, buf_slice(&out),
                  member_edit_indent(m->tree, m->method->at)));
}

static void
migrate_method(const struct migrate *m)
{
    struct slice type = text_of(m, m->method, N_type), json = S("");
    const struct node **old = arena_array(m->arena, const struct node *,
                                          (size_t)node_count(m->method) + 1);
    const struct node *key = member(m, m->method, N_type);
    struct slice field = sent_input(m, type, &json);
    bool sends = field.len && json.len && !node_find(m->tree, m->method, field);
    uint32_t count = 0;

    if (!field.len && method_find(type) == METHOD_UNKNOWN)
        REMARK(m, key ? node_span(node_value(key)) : node_opening(m->method),
               "there is no such invocation method any more: choose another "
               "one, and write down what it sends");
    if (sends && is_inline(m)) {
        rewrite_method(m, type, field, json);
        return;
    }

    if (slice_equal(type, S("AZURE-DEVOPS")))
        edit(m, node_span(node_value(key)), S("\"AZURE_DEVOPS\""));
    for (const struct node *k = node_first(m->method); k;
         k = node_next(m->method, k))
        if (is_old_member(m, k, type))
            old[count++] = k;
    remove_members(m, m->method, old, count);
    if (sends)
        write_inputs(m, field, json);
}

/* ---- The form ------------------------------------------------------------ */

/* Operators of a search whose names have changed. */
static void
rename_operators(const struct migrate *m, const struct node *inputs)
{
    static const struct {
        struct slice old, new;
    } names[] = {
        {SC("doesNotContain"), SC("\"doesNotContains\"")},
        {SC("doesNotBeginWith"), SC("\"doesNotBeginsWith\"")},
        {SC("doesNotEndWith"), SC("\"doesNotEndsWith\"")},
    };
    const struct node *end = node_end(inputs);

    for (const struct node *node = inputs; node < end; node++) {
        if (!node_is(node, NODE_KEY) ||
            !slice_equal(node_text(m->tree, node), S("operator")))
            continue;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (node_equals(m->tree, node_value(node), names[i].old))
                edit(m, node_span(node_value(node)), names[i].new);
    }
}

/* ---- The trigger --------------------------------------------------------- */

/* The members of the trigger before and behind the form, each on a line of
 * its own.
 */
static struct slice
trigger_head(const struct migrate *m)
{
    struct slice operation = operation_text(m->operation);

    return operation.len ? arena_printf(m->arena,
                                        "{\n  \"type\": \"self-service\",\n"
                                        "  \"operation\": \"%.*s\",\n  ",
                                        SLICE_ARGS(operation))
                         : S("{\n  \"type\": \"self-service\",\n  ");
}

static struct slice
trigger_tail(const struct migrate *m, const struct node *blueprint)
{
    struct slice value =
        blueprint ? node_source(m->tree, node_value(blueprint)) : S("");

    return blueprint
               ? arena_printf(m->arena, ",\n  \"blueprintIdentifier\": %.*s\n}",
                              SLICE_ARGS(value))
               : S("\n}");
}

/* The trigger is put around the form, where that stands. */
static void
enclose_properties(const struct migrate *m, const struct node *form,
                   const struct node *blueprint)
{
    struct slice text = m->tree->source->text;
    struct span where = member_edit_member(form);
    struct slice indent = member_edit_indent(m->tree, where.at);
    struct slice step = member_edit_step(m->tree);
    bool lines = member_edit_starts_line(m->tree, where.at);
    struct slice head = laid_out(m, trigger_head(m), indent);

    edit(m, span_make(where.at, 0),
         arena_printf(m->arena, "\"trigger\": %.*s", SLICE_ARGS(head)));
    for (uint32_t at = where.at; lines && at + 1 < span_end(where); at++)
        if (text.at[at] == '\n' && text.at[at + 1] != '\n' &&
            text.at[at + 1] != '\r')
            edit(m, span_make(at + 1, 0), step);
    rename_operators(m, node_value(form));
    edit(m, span_make(span_end(where), 0),
         laid_out(m, trigger_tail(m, blueprint), indent));
}

/* Without a form the trigger stays where it is. */
static void
rewrite_trigger(const struct migrate *m, const struct node *trigger,
                const struct node *blueprint)
{
    struct slice json = arena_printf(
        m->arena, "%.*s\"userInputs\": { \"properties\": {} }%.*s",
        SLICE_ARGS(trigger_head(m)), SLICE_ARGS(trigger_tail(m, blueprint)));

    edit(m, node_span(node_value(trigger)),
         laid_out(m, json, member_edit_indent(m->tree, trigger->at)));
}

static void
remark_trigger(const struct migrate *m, const struct node *trigger,
               const struct node *blueprint, struct span where)
{
    if (m->operation == OPERATION_UNKNOWN)
        REMARK(m, trigger ? node_span(trigger) : where,
               "the operation is not known: add \"operation\" to the trigger");
    if (!blueprint)
        REMARK(m, where,
               "the blueprint was in the address of the request: add "
               "\"blueprintIdentifier\" to the trigger");
}

static void
migrate_trigger(const struct migrate *m)
{
    const struct node *trigger = member(m, m->action, N_trigger);
    const struct node *form = member(m, m->action, N_userInputs);
    const struct node *blueprint = member(m, m->action, N_blueprint);
    const struct node *gone[2];
    uint32_t count = 0;

    if (!trigger && !form)
        return;
    if (form)
        enclose_properties(m, form, blueprint);
    else
        rewrite_trigger(m, trigger, blueprint);
    if (trigger && form)
        gone[count++] = trigger;
    if (blueprint)
        gone[count++] = blueprint;
    if (count == 2 && gone[1] < gone[0]) {
        gone[0] = blueprint;
        gone[1] = trigger;
    }
    remove_members(m, m->action, gone, count);
    remark_trigger(m, trigger, blueprint, node_span(form ? form : trigger));
}

static void
remark_identifier(const struct migrate *m)
{
    const struct node *identifier =
        node_member(m->tree, m->action, N_identifier);
    struct slice text = text_of(m, m->action, N_identifier);

    if (slice_find_byte(text, '/', 0) != SLICE_NONE ||
        slice_find_byte(text, '\\', 0) != SLICE_NONE)
        REMARK(m, node_span(identifier),
               "an identifier may no longer hold `/` or `\\`: choose another "
               "one, also where it is used");
}

/* ---- All of it ----------------------------------------------------------- */

static const struct node *
method_of(const struct tree *tree, const struct document_part *part)
{
    const struct node *method =
        part->kind == DOCUMENT_METHOD
            ? part->node
            : node_member(tree, part->node, N_invocationMethod);

    return node_is(method, NODE_OBJECT) ? method : NULL;
}

static bool
has_old_method(const struct tree *tree, const struct node *method)
{
    const struct node *type = node_member(tree, method, N_type);

    return node_member(tree, method, N_omitPayload) ||
           node_member(tree, method, N_omitUserInputs) ||
           node_equals(tree, type, S("AZURE-DEVOPS")) ||
           (node_equals(tree, type, S("GITLAB")) &&
            node_member(tree, method, N_agent));
}

bool
migrate_wanted(const struct tree *tree, const struct document_part *part)
{
    switch (part->kind) {
    case DOCUMENT_LEGACY:
        return true;
    case DOCUMENT_ACTION:
    case DOCUMENT_FRAGMENT:
    case DOCUMENT_METHOD:
        return has_old_method(tree, method_of(tree, part));
    case DOCUMENT_NONE:
    case DOCUMENT_TRIGGER:
    case DOCUMENT_TRIGGER_BARE:
    case DOCUMENT_USER_INPUTS:
    case DOCUMENT_INPUTS_BARE:
    case DOCUMENT_CONDITION:
    case DOCUMENT_PERMISSIONS:
    case DOCUMENT_STRING:
    case DOCUMENT_WORKFLOW:
    case DOCUMENT_RUN:
        break;
    }
    return false;
}

void
migrate_fix(struct bag *bag, struct diag *diag, const struct tree *tree,
            const struct document_part *part, struct bag *remarks)
{
    struct action action = action_view(tree, part->node);
    struct migrate m = {
        .arena = bag->arena,
        .bag = bag,
        .diag = diag,
        .remarks = remarks,
        .tree = tree,
        .action = part->node,
        .method = method_of(tree, part),
        .operation = action.operation,
    };

    if (node_has(part->node, NODE_BROKEN) ||
        node_has(part->node, NODE_DUPLICATE)) {
        REMARK(&m, node_opening(part->node),
               "this action has syntax errors: fix those first");
        return;
    }
    if (part->kind == DOCUMENT_LEGACY) {
        migrate_trigger(&m);
        remark_identifier(&m);
    }
    if (m.method)
        migrate_method(&m);
    else
        REMARK(&m, node_opening(part->node),
               "there is no invocation method to migrate");
}
