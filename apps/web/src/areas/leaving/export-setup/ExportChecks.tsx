import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type ExportCheck,
  type ExportCheckId,
  exportCheckIds,
  minKeptDays,
} from '@mailroom/schemas/export-settings'
import { Button } from '@mailroom/ui/Button'
import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAct } from '../../../kit/data/use-act.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Findings } from './Findings.tsx'
import { useTrial } from './Trial.tsx'
import { useCheckCounts } from './use-check-counts.ts'

const states = {
  passed: 'passed',
  advice: 'attention',
  warning: 'attention',
  failed: 'failed',
  notAllowed: 'unasked',
  notReachable: 'unasked',
} as const satisfies Record<ExportCheck['state'], Check['state']>

/** Returns how a check is shown: what it is about, what it found, and what to do. */
function useCheckWords() {
  const text = useText('exportSetup')
  return (id: ExportCheckId, check: ExportCheck | undefined): Check => {
    const of = { id, name: text(`check.${id}`) }
    if (!check)
      return {
        ...{ ...of, state: 'unasked', stateWords: text('notChecked') },
        explanation: text(`about.${id}`, { days: minKeptDays }),
      }
    const { state, reason } = check
    return {
      ...{ ...of, state: states[state] },
      stateWords: text(reason === 'otherRegion' ? 'notLookedAt' : `state.${state}`),
      explanation: text(`about.${id}`, { days: minKeptDays }),
      details: <Findings check={check} />,
    }
  }
}

/** What was checked about the bucket, the key and the role, and when. Source: EXIT-10, EXIT-11. */
export function ExportChecks() {
  const text = useText('exportSetup')
  const { dateTime } = useFormats()
  const checkWords = useCheckWords()
  const countWords = useCheckCounts()
  const scope = useOrganizationScope()
  const query = useRead('exportSettings.describe', scope)
  const { act, isPending } = useAct('exportSettings.check')
  const isSet = query.data?.changedAt !== undefined
  const hasFailed = query.data?.checks?.some(({ state }) => state === 'failed') ?? false
  const trial = useTrial(query.data?.changedAt, hasFailed)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('checksMeaning')}
          actions={
            isSet && (
              <Can id="exportSettings.check">
                <Button loading={isPending} onClick={() => act(scope)}>
                  {text('checkNow')}
                </Button>
              </Can>
            )
          }
        >
          {text('checks')}
        </Header>
      }
    >
      <Loaded query={query}>
        {({ checks, checkedAt }) => (
          <SpaceBetween size="s">
            <div aria-live="polite">
              {checks && checkedAt !== undefined
                ? text('checkedAt', {
                    at: dateTime(checkedAt),
                    counts: countWords(checks),
                  })
                : text(isSet ? 'notCheckedYet' : 'notSet')}
            </div>
            <CheckList
              label={text('checks')}
              checks={[
                ...exportCheckIds.map((id) =>
                  checkWords(
                    id,
                    checks?.find((each) => each.id === id),
                  ),
                ),
                trial,
              ]}
            />
          </SpaceBetween>
        )}
      </Loaded>
    </Container>
  )
}
