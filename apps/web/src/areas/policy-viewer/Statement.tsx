import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ExplainedStatement, Finding } from '@mailroom/schemas/policies/explain-policy'
import { Details } from '@mailroom/ui/Details'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { visible } from '../../kit/page/visible.ts'
import { useText } from '../../kit/words/texts.ts'

const signs = {
  danger: 'error',
  warning: 'warning',
  note: 'info',
} satisfies Record<Finding['severity'], StatusType>

/** The most values of a list that are shown: a long one would stop the page. */
const mostShown = 200

function useList() {
  const text = useText('policyViewer')
  return (values: readonly string[]) => {
    const shown = visible(values.slice(0, mostShown).join(', '))
    return values.length > mostShown
      ? text('andMore', { shown, count: values.length - mostShown })
      : shown
  }
}

/** The actions of WorkMail that a statement is about. */
function Actions({ statement }: { statement: ExplainedStatement }) {
  const text = useText('policyViewer')
  const list = useList()
  const { workmail, others, isExceptActions } = statement
  return (
    <ul>
      {workmail.map(({ level, names, isWhole }) => (
        <li key={level}>
          {isWhole
            ? text('wholeLevel', { level: text(`level.${level}`), count: names.length })
            : text('partOfLevel', { level: text(`level.${level}`), names: list(names) })}
        </li>
      ))}
      {workmail.length === 0 && <li>{text('nothingOfWorkmail')}</li>}
      {others.length > 0 && (
        <li>{text(isExceptActions ? 'allButActions' : 'otherActions', { names: list(others) })}</li>
      )}
    </ul>
  )
}

/** What one statement of a policy says, in words. Source: IAM-10 to IAM-14. */
export function Statement({ statement }: { statement: ExplainedStatement }) {
  const text = useText('policyViewer')
  const list = useList()
  const { number, sid, effect, resources, isExceptResources, principals, conditions } = statement
  const title = text(effect === 'Allow' ? 'allows' : 'denies', { number })
  const resourceWords =
    resources.length === 0
      ? text('itself')
      : isExceptResources
        ? text('allButResources', { names: list(resources) })
        : list(resources)
  return (
    <Container
      header={
        <Header variant="h2" description={visible(sid)}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Actions statement={statement} />
        <Details
          columns={1}
          items={[
            { label: text('resources'), value: resourceWords },
            ...(principals.length === 0
              ? []
              : [
                  {
                    label: text('principals'),
                    value: principals
                      .map(({ kind, names, isExcept }) =>
                        text(isExcept ? 'allButPrincipals' : 'ofPrincipals', {
                          ...{ type: kind, names: list(names) },
                        }),
                      )
                      .join('; '),
                  },
                ]),
            {
              label: text('conditions'),
              value:
                conditions.length === 0 ? (
                  text('noConditions')
                ) : (
                  <ul>
                    {conditions.slice(0, mostShown).map(({ operator, key, values }) => (
                      <li key={`${operator} ${key}`}>
                        {text('condition', {
                          ...{ key: visible(key), operator, values: list(values) },
                        })}
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
        {statement.findings.map(({ code, severity, values }) => (
          <div key={code}>
            <Status type={signs[severity]}>{text(`severity.${severity}`)}</Status>{' '}
            {text(`finding.${code}`, { values: list(values), count: values.length })}
          </div>
        ))}
      </SpaceBetween>
    </Container>
  )
}
