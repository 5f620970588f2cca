import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Everybody = NonNullable<DescribedExportRun['everybody']>

/** Returns the filters that a plan was made with, in words. Source: XQ-02. */
export function useEverybodyWords({ everybody }: Pick<DescribedExportRun, 'everybody'>) {
  const text = useText('exportQueue')
  const { list } = useFormats()
  const known = useEntities(everybody?.groupId === undefined ? [] : [everybody.groupId])
  return ({ kinds, text: part, domain, groupId, withoutExport }: Everybody): string => {
    const group = groupId === undefined ? undefined : known.get(groupId)
    const [kind = 'USER', other] = kinds
    return list(
      [
        text(`kinds.${other === undefined ? kind : 'both'}`),
        part !== undefined && text('filtered.text', { part }),
        domain !== undefined && text('filtered.domain', { domain }),
        groupId !== undefined && text('filtered.group', { group: group ? nameOf(group) : groupId }),
        withoutExport && text('filtered.withoutExport'),
      ].filter((words) => typeof words === 'string'),
    )
  }
}
