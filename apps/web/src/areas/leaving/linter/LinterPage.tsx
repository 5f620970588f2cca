import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { LintFinding } from '@mailroom/schemas/lint-findings'
import { Disclosure } from '@mailroom/ui/Disclosure'
import type { RowAction } from '@mailroom/ui/table/DataTable'
import { Outlet, useLocation } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Decisions } from './Decisions.tsx'
import { FindingFilters } from './FindingFilters.tsx'
import { Targets } from './Targets.tsx'
import { useFindingColumns } from './use-finding-columns.tsx'
import { useFindingWords } from './use-finding-words.ts'
import { useFindingsSource } from './use-findings-source.ts'

/** What no API tells, and what rules do about it. Source: 02/NOAPI, spec 07 §13. */
const unknown = ['settings', 'messages', 'dns', 'google', 'ews', 'formulas'] as const

function useRowMenu() {
  const text = useText('linter')
  const words = useFindingWords()
  const open = useOpen()
  const { search } = useLocation()
  return {
    label: (finding: LintFinding) =>
      text('actionsFor', { rule: finding.rule, name: words(finding).object }),
    actions: ({ findingId, acceptance }: LintFinding): RowAction[] => {
      const id = acceptance ? 'reopen' : 'accept'
      // The list keeps its page and filters below a dialog.
      const onChoose = () => open(`findings/${findingId}/${id}${search}`)
      return [{ id, text: text(id), onChoose }]
    },
  }
}

function Findings() {
  const text = useText('linter')
  const { search } = useLocation()
  const menu = useRowMenu()
  const can = useCan()
  return (
    <ListTable
      source={useFindingsSource(useFindingColumns())}
      title={text('findings')}
      description={text('findingsMeaning')}
      filter={<FindingFilters />}
      actions={
        <Can id="lintFindings.accept">
          <AppButton to={`accept${search}`}>{text('acceptAll')}</AppButton>
        </Can>
      }
      {...(can('lintFindings.accept') ? { menu } : {})}
      empty={text('noFindings')}
      rowKey={({ findingId }) => findingId}
    />
  )
}

/** What keeps the organization from moving to each target, and what to do about it. Source: LINT. */
export function LinterPage() {
  const text = useText('linter')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const query = useRead('lintFindings.list', { ...scope, limit: 1 })
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={
        <Can id="lintDecisions.put">
          <AppButton to="decisions">{text('decisions')}</AppButton>
        </Can>
      }
    >
      <Loaded query={query}>
        {({ snapshot }) =>
          snapshot ? (
            <SpaceBetween size="l">
              <div>{text('asOf', { moment: dateTime(snapshot.createdAt) })}</div>
              <Targets />
              <Findings />
            </SpaceBetween>
          ) : (
            <Alert
              type="info"
              action={
                <Can id="snapshots.create">
                  <AppButton to={organizationPath(scope, 'exit/inventory/create')}>
                    {text('createSnapshot')}
                  </AppButton>
                </Can>
              }
            >
              {text('noSnapshot')}
            </Alert>
          )
        }
      </Loaded>
      <Decisions />
      <Disclosure title={text('unknown')}>
        <ul>
          {unknown.map((each) => (
            <li key={each}>{text(`unknown.${each}`)}</li>
          ))}
        </ul>
      </Disclosure>
      <Outlet />
    </Page>
  )
}
