import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { Button } from '@mailroom/ui/Button'
import { Can } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useCheckedCutOver, useCutOverInput } from './use-cut-over.ts'

/** What everybody has to know before they go on, whatever part they look at. */
function Notices({ cutOver }: { cutOver: CutOver }) {
  const text = useText('cutOver')
  const { list, day } = useFormats()
  const { recorded, recipe, state, target, rollback, checkedAt } = cutOver
  const isSame = checkedAt !== undefined && rollback?.differences.length === 0
  const differing = recorded?.differing ?? []
  return (
    <>
      {state === 'ROLLED_BACK' && (
        <Alert type="warning">{text(isSame ? 'rolledBackSame' : 'rolledBack')}</Alert>
      )}
      {state === 'DONE' && <Alert type="success">{text('doneTitle')}</Alert>}
      {recipe.isOld && state !== 'DONE' && (
        <Alert type="warning">
          {text('recipeOld', { target: text(`target.${target}`), date: day(recipe.checkedOn) })}
        </Alert>
      )}
      {recorded && (differing.length > 0 || recorded.silent.length > 0) && (
        <Alert type="error" header={text('serversDiffer')}>
          <div>{text('serversDifferMeaning')}</div>
          <ul>
            {differing.map(({ name, type, answers }) => (
              <li key={`${name} ${type}`}>
                <code>
                  {name} {type}
                </code>
                <ul>
                  {answers.map(({ server, values }) => (
                    <li key={server}>
                      {server}: {values.length === 0 ? text('nothing') : list(values)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {recorded.silent.length > 0 && (
            <div>{text('silent', { servers: list(recorded.silent) })}</div>
          )}
        </Alert>
      )}
    </>
  )
}

type CheckProps = Pick<ReturnType<typeof useCheckedCutOver>, 'check' | 'isAsked'> & {
  cutOver: CutOver
}

/** When the DNS was asked last, by whomever, and what it means if it cannot be asked. Source: CUT-06. */
function CheckNote({ check, isAsked, cutOver }: CheckProps) {
  const text = useText('cutOver')
  const { list, time } = useFormats()
  if (!isAsked) return null
  const { checkedAt, resolvers } = cutOver
  return (
    <>
      {check.error && <ErrorAlert error={apiErrorOf(check.error)} onRetry={check.refetch} />}
      <div>
        {checkedAt === undefined ? text('checkedNever') : text('checked', { at: time(checkedAt) })}{' '}
        {text('checkLimits', {
          resolvers: resolvers.length === 0 ? 'none' : list(resolvers),
        })}
      </div>
    </>
  )
}

/** The cut-over of a domain, in parts. Source: spec 07 §8. */
export function CutOverPage() {
  const text = useText('cutOver')
  const whyNot = useWhyNot()
  const { domain, ...scope } = useCutOverInput()
  const { query, check, isAsked } = useCheckedCutOver()
  return (
    <ThingPage
      query={query}
      name={domain}
      notFound={{
        codes: ['CutOverNotFound'],
        title: text('notFound'),
        explanation: text('notFoundMeaning'),
        back: { to: organizationPath(scope, 'exit/cut-over'), label: text('toCutOvers') },
      }}
      title={(cutOver) => text('cutOverOf', { domain: cutOver.domain })}
      description={({ target, state }) =>
        text('toTarget', { target: text(`target.${target}`), state: text(`state.${state}`) })
      }
      actions={(cutOver) => (
        <SpaceBetween direction="horizontal" size="xs">
          {isAsked && (
            <Button
              loading={check.isFetching}
              loadingText={text('checking')}
              onClick={() => void check.refetch()}
            >
              {text('check')}
            </Button>
          )}
          {cutOver.rollback?.isPossible && (
            <Can id="cutOvers.rollBack">
              <AppButton to="rollback/roll-back" disabledReason={whyNot('cutOvers.rollBack')}>
                {text('rollBack')}
              </AppButton>
            </Can>
          )}
          <Can id="cutOvers.delete">
            <AppButton to="delete" disabledReason={whyNot('cutOvers.delete')}>
              {text('delete')}
            </AppButton>
          </Can>
        </SpaceBetween>
      )}
      notices={(cutOver) => (
        <>
          <Notices cutOver={cutOver} />
          <CheckNote {...{ check, isAsked, cutOver }} />
        </>
      )}
      tabs={{
        label: (cutOver) => text('parts', { domain: cutOver.domain }),
        items: [
          { path: '', label: text('tab.steps') },
          { path: 'records', label: text('tab.records') },
          { path: 'rollback', label: text('tab.rollback') },
          { path: 'guide', label: text('tab.guide') },
          { path: 'history', label: text('tab.history') },
        ],
      }}
    />
  )
}
