import type { ComponentChildren } from 'preact';
import { Hidden } from './button.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './words.ts';

type SearchProps = {
  /** Where the form goes without a script: the same page, filtered by the server. */
  action: string;
  /** The id of the list or table body that narrows while typing. */
  list: string;
  name?: string | undefined;
  query?: string | undefined;
  label?: string | undefined;
  /**
   * The id of what the server sends anew, where that is more than the list: a table, whose head and ways to take it
   * along are nothing where nothing was found.
   */
  part?: string | undefined;
  /** There are too many to send: every pause in the typing asks the server, which sends the list anew. */
  asks?: boolean | undefined;
  /** How the list is looked at besides: it is narrowed, not another one. */
  keeps?: Readonly<Record<string, string>> | undefined;
};

/** Searches by typing; a plain GET form until the script narrows the list at every letter. */
export function Search({
  action,
  list,
  part = list,
  name = 'q',
  query,
  label,
  asks,
  keeps = {},
}: SearchProps) {
  const say = useWords();
  return (
    <form class="search" method="get" action={action} role="search" data-swap={part}>
      {Object.entries(keeps).map(([field, value]) => (
        <Hidden name={field} value={value} />
      ))}
      <label for={`${list}-search`} class="unseen">
        {label ?? say.search}
      </label>
      <input
        type="search"
        id={`${list}-search`}
        name={name}
        value={query}
        placeholder={label ?? say.search}
        autocomplete="off"
        spellcheck={false}
        data-filter={list}
        data-asks={asks}
        data-found={say.found}
        data-none={say.foundNone}
      />
      <button class="button">{say.searchDo}</button>
      <output class="soft small" for={`${list}-search`} />
    </form>
  );
}

/** In the place of a table, when the server found nothing for it. */
export const NoneFound = () => <p class="soft">{useWords().foundNone}</p>;

export type PersonLine = {
  href: string;
  name: string;
  detail?: string | undefined;
  /** At the right: a chip, a time. */
  mark?: ComponentChildren;
};

type PeopleProps = {
  id: string;
  label: string;
  people: readonly PersonLine[];
  search?: Pick<SearchProps, 'action' | 'query' | 'label' | 'keeps'> | undefined;
};

/** People in a list, found by typing a part of a name. */
export function People({ id, label, people, search }: PeopleProps) {
  const say = useWords();
  return (
    <div class="people">
      {search && <Search list={id} {...search} />}
      <ul id={id} aria-label={label}>
        {people.map((person) => (
          <li>
            <a href={person.href}>
              <span>
                <b>{person.name}</b>
                {person.detail && <span class="soft small">{person.detail}</span>}
              </span>
              {person.mark}
              <Icon of="right" size={18} />
            </a>
          </li>
        ))}
        {people.length === 0 && <li class="soft">{say.foundNone}</li>}
      </ul>
    </div>
  );
}
