import { cutOverRecipes } from '@mailroom/schemas/cut-over/recipes'
import type { LintTarget } from '@mailroom/schemas/lint-findings'
import { Details } from '@mailroom/ui/Details'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** What a target usually asks for, to recognize it in its console. Source: CUT-04. */
export function Recipe({ target }: { target: LintTarget }) {
  const text = useText('cutOver')
  const { day, either, list } = useFormats()
  const { checkedOn, mx, mxEnds, spfIncludes, dkimSelectors, clients, ownership } =
    cutOverRecipes[target]
  const shownMx = () => {
    if (mx.length > 0) return list(mx)
    return mxEnds.length > 0
      ? text('recipe.below', { ends: either(mxEnds) })
      : text('recipe.server')
  }
  const items = [
    { label: text('recipe.mx'), value: shownMx() },
    {
      label: text('recipe.spf'),
      value:
        spfIncludes.length === 0
          ? text('recipe.console')
          : list(spfIncludes.map((include) => text('recipe.include', { include }))),
    },
    {
      label: text('recipe.dkim'),
      value:
        dkimSelectors.length === 0
          ? text('recipe.console')
          : text('recipe.names', {
              names: list(dkimSelectors.map((each) => `${each}._domainkey`)),
            }),
    },
    {
      label: text('recipe.clients'),
      value: list(clients.map(({ name, type, value }) => `${name} ${type} ${value}`)),
    },
    {
      label: text('recipe.ownership'),
      value: ownership !== undefined && text('recipe.begins', { begin: ownership }),
    },
  ]
  return (
    <Disclosure title={text('recipe.title', { target: text(`target.${target}`) })}>
      <p>{text('recipe.meaning', { date: day(checkedOn) })}</p>
      <Details columns={2} items={items.filter(({ value }) => value !== '' && value !== false)} />
    </Disclosure>
  )
}
