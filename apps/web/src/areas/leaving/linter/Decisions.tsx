import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** The decisions that are lists of lines. */
export const decisionLists = [
  ...(['domains', 'verified', 'quotas', 'countries', 'ways', 'innerGroups'] as const),
  ...(['byHand', 'excluded', 'names'] as const),
]

/** What was decided about the new system, for those who only read, too. Source: KIT-01. */
export function Decisions() {
  const text = useText('linter')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const query = useRead('lintDecisions.describe', scope)
  return (
    <SettingSection
      title={text('decisionsTitle')}
      description={text('decisionsDescription')}
      read="lintDecisions.describe"
      input={scope}
    >
      <Loaded query={query}>
        {({
          automapping = true,
          aliasGroups = false,
          swapDate,
          changedAt,
          changedBy: by = '',
          ...decisions
        }) => (
          <Details
            items={[
              ...decisionLists.map((name) => ({
                label: text(`decision.${name}`),
                value: decisions[name].join('; '),
              })),
              {
                label: text('decision.automapping'),
                value: text(automapping ? 'decisionValue.yes' : 'decisionValue.no'),
              },
              {
                label: text('decision.aliasGroups'),
                value: text(aliasGroups ? 'decisionValue.yes' : 'decisionValue.no'),
              },
              { label: text('decision.swapDate'), value: swapDate },
              {
                label: text('decisionsChanged'),
                value: changedAt && text('changedBy', { by, at: dateTime(changedAt) }),
              },
            ]}
          />
        )}
      </Loaded>
    </SettingSection>
  )
}
