/** Reads SQL far enough to know which tables it reads and writes. It does not check it: PostgreSQL does. */

/**
 * Does this text look like SQL? Lower case or upper case, but not "Select a school from the list": sentences begin
 * with a capital.
 */
export const looksLikeSql = (text) => forms.some((form) => form.test(text));

const name = String.raw`(?:[\w."]|\$\{\})+`;
const forms = [
  String.raw`(?:^|\(|\bunion(?: all)?|\bas|;)\s*select\b[^]*\bfrom\b`,
  String.raw`^\s*select\s+${name}\s*\(`,
  String.raw`\binsert\s+into\s+${name}\s*(?:\(|select|values|default)`,
  String.raw`\bupdate\s+(?:only\s+)?${name}(?:\s+(?:as\s+)?\w+)?\s+set\s+(?:\(|\$\{\}|[\w."]+\s*=)`,
  String.raw`\bdelete\s+from\s+${name}\s*(?:$|;|where|using|returning|as|\w+\s+(?:where|using))`,
  String.raw`\bmerge\s+into\s+${name}`,
  String.raw`(?:^|;)\s*(?:truncate|copy|lock\s+table|call|alter|drop|create|grant|revoke)\s+${name}\s+${name}`,
].flatMap((form) => [new RegExp(form), new RegExp(form.replace(/\\[a-z]|[a-z]/g, upper))]);

function upper(piece) {
  return piece.startsWith('\\') ? piece : piece.toUpperCase();
}

/**
 * The tables a text reads and writes, as written; names of its own `with` parts are left out. `unreadable` says that
 * a table's name is filled in at run time, `temporary` which tables it makes for itself.
 */
export function tablesIn(text) {
  const tokens = tokensOf(text);
  const low = tokens.map((token) => token.toLowerCase());
  const found = { reads: new Set(), writes: new Set(), temporary: new Set(), unreadable: false };
  const parts = new Set(commonParts(tokens, low));

  const note = (at, kind) => {
    let i = at;
    while (['only', 'lateral', 'table', 'if', 'not', 'exists'].includes(low[i])) i += 1;
    if (low[i] === '(') {
      if (!['select', 'with', 'values', '('].includes(low[i + 1]) && kind === 'reads') note(i + 1, kind);
      return;
    }
    const token = tokens[i];
    if (
      token === undefined ||
      !/^(?:["A-Za-z_]|\$\{)/.test(token) ||
      ['stdin', 'stdout', 'set'].includes(low[i])
    )
      return;
    if (kind === 'reads' && tokens[i + 1] === '(') return; // a function that gives rows
    if (token.includes('${}')) found.unreadable = true;
    else if (!parts.has(plain(token))) found[kind].add(plain(token));
  };

  const depth = [{ list: false }];
  low.forEach((token, i) => {
    const here = depth.at(-1);
    const before = low[i - 1];
    if (token === '(') {
      const words = ['extract', 'substring', 'trim', 'overlay'].includes(before);
      depth.push({ list: here.list && ['from', 'join', ',', '('].includes(before), words });
    } else if (token === ')') {
      if (depth.length > 1) depth.pop();
    } else if (token === ',') {
      if (here.list) note(i + 1, 'reads');
    } else if (token === 'from' && !here.words && before !== 'distinct') {
      note(i + 1, before === 'delete' ? 'writes' : 'reads');
      here.list = before !== 'delete';
    } else if (token === 'join') {
      note(i + 1, 'reads');
      here.list = true;
    } else if (token === 'using' && low[i + 1] !== '(') {
      note(i + 1, 'reads');
      here.list = true;
    } else if (token === 'into' && (before === 'insert' || before === 'merge')) {
      note(i + 1, 'writes');
    } else if (token === 'update' && !['for', 'key', 'do', 'on', 'or', 'before', 'after'].includes(before)) {
      note(i + 1, 'writes');
    } else if (token === 'truncate' || token === 'copy' || (token === 'table' && before === 'lock')) {
      note(i + 1, 'writes');
    } else if (token === 'table' && ['temp', 'temporary'].includes(before)) {
      note(i + 1, 'temporary');
    } else if (endOfList.has(token)) {
      here.list = false;
    }
  });
  return found;
}

const endOfList = new Set(
  [
    'where',
    'group',
    'order',
    'having',
    'limit',
    'offset',
    'fetch',
    'window',
    'for',
    'returning',
    'set',
  ].concat(['union', 'intersect', 'except', 'select', 'values', ';', 'when']),
);

function tokensOf(text) {
  const bare = text.replace(/--[^\n]*|\/\*[^]*?\*\//g, ' ');
  return (
    bare.match(
      /'(?:[^']|'')*'|\$\w+|(?:"[^"]+"|[A-Za-z_]\w*|\$\{\})(?:\.?(?:"[^"]+"|\w+|\$\{\}|\.\*))*|\S/g,
    ) ?? []
  );
}

const plain = (token) => token.replaceAll('"', '').toLowerCase();

/** `with a as (…), b (id) as materialized (…)`: a and b. */
function commonParts(tokens, low) {
  const names = [];
  low.forEach((token, i) => {
    if (token !== 'as') return;
    let after = i + 1;
    while (low[after] === 'not' || low[after] === 'materialized') after += 1;
    if (low[after] !== '(') return;
    let before = i - 1;
    if (low[before] === ')') while (before > 0 && low[before] !== '(') before -= 1;
    if (low[before] === '(') before -= 1;
    if (['with', 'recursive', ','].includes(low[before - 1])) names.push(plain(tokens[before]));
  });
  return names;
}

/** Every table and view that the texts make and do not drop again, with the place where it is made. */
export function tablesMade(texts) {
  const made = new Map();
  for (const { path, line, text } of texts) {
    const bare = text.replace(/--[^\n]*|\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
    for (const found of bare.matchAll(makes)) {
      const [, drops, table, renamedFrom, renamedTo] = found;
      const at = { path, line: line + bare.slice(0, found.index).split('\n').length - 1 };
      if (renamedTo) {
        made.delete(plain(renamedFrom));
        made.set(plain(renamedFrom).replace(/[^.]+$/, plain(renamedTo)), at);
      } else if (drops) made.delete(plain(table));
      else made.set(plain(table), at);
    }
  }
  return made;
}

const makes =
  /\b(?:create\s+(?:or\s+replace\s+)?(?:unlogged\s+|materialized\s+)*(?:table|view)|(drop)\s+(?:materialized\s+)?(?:table|view))\s+(?:if\s+(?:not\s+)?exists\s+)?([\w."]+)|\balter\s+table\s+([\w."]+)\s+rename\s+to\s+([\w."]+)/gi;
