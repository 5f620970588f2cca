import type { CutOverRecipe } from '@mailroom/schemas/cut-over/recipes'
import type { WantedRecord } from '@mailroom/schemas/cut-overs'

/**
 * Returns the rows that a person fills: the records that are entered, and places without a value for
 * what every target asks for and nobody has entered. Values are in the target's console alone.
 * Source: CUT-04.
 */
export function rowsToEnter(
  wanted: readonly WantedRecord[],
  recipe: Pick<CutOverRecipe, 'dkimSelectors' | 'clients' | 'ownership'>,
  domain: string,
): WantedRecord[] {
  const { dkimSelectors, clients, ownership } = recipe
  const places: Omit<WantedRecord, 'value'>[] = [
    { purpose: 'mx', name: domain, type: 'MX' },
    { purpose: 'spf', name: domain, type: 'TXT' },
    // One that is known by its name is asked for by it; a key of one's own server has any name.
    ...(dkimSelectors.length === 0 ? ['selector'] : dkimSelectors).map(
      (selector): Omit<WantedRecord, 'value'> => ({
        ...{ purpose: 'dkim', name: `${selector}._domainkey.${domain}` },
        type: selector === 'google' || selector === 'selector' ? 'TXT' : 'CNAME',
      }),
    ),
    ...clients.map(
      ({ name, type }): Omit<WantedRecord, 'value'> => ({
        ...{ purpose: 'clients', name: `${name}.${domain}`, type },
      }),
    ),
    ...(ownership === undefined
      ? []
      : [{ purpose: 'ownership', name: domain, type: 'TXT' } as const]),
  ]
  const isEntered = ({ purpose, name, type }: Omit<WantedRecord, 'value'>) =>
    wanted.some((each) =>
      purpose === 'dkim' && dkimSelectors.length > 0
        ? each.name === name && each.type === type
        : each.purpose === purpose,
    )
  const open = places.filter((place) => !isEntered(place)).map((place) => ({ ...place, value: '' }))
  return [...wanted, ...open]
}
