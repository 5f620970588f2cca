import './overview.css'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Can } from '../../../kit/access/Can.tsx'
import { AuditOutcome } from '../../../kit/audit/AuditOutcome.tsx'
import { AuditTarget } from '../../../kit/audit/AuditTarget.tsx'
import { auditLogPath } from '../../../kit/audit/audit-log-path.ts'
import { whoOf } from '../../../kit/audit/use-audit-columns.tsx'
import { useOperationTitle } from '../../../kit/audit/use-operation-title.ts'
import { useReadsWholeTrail } from '../../../kit/audit/whole-trail.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** How many changes are shown. */
const shown = 5

function Changes() {
  const text = useText('overview')
  const operationTitle = useOperationTitle()
  const readsAll = useReadsWholeTrail()
  const { organizationId } = useOrganizationScope()
  const query = useRead('auditEntries.list', { organizationId, maxResults: shown })
  return (
    <Container
      header={
        <Header variant="h2" description={readsAll ? undefined : text('ownChanges')}>
          {text('changes')}
        </Header>
      }
      footer={
        <AppLink to={auditLogPath({ organization: organizationId })}>{text('allChanges')}</AppLink>
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            text(readsAll ? 'noChanges' : 'noOwnChanges')
          ) : (
            <ul className="recent-changes">
              {items.map((entry) => (
                <li key={entry.number}>
                  <div>
                    <AppLink
                      to={auditLogPath({ organization: organizationId }, entry.number)}
                      ariaLabel={text('showChange', {
                        number: String(entry.number),
                        operation: operationTitle(entry.operation, entry.before),
                      })}
                    >
                      {operationTitle(entry.operation, entry.before)}
                    </AppLink>
                    <div>
                      <AuditTarget entry={entry} />
                    </div>
                  </div>
                  <div>
                    <Moment at={entry.at} />
                    <div>{whoOf(entry)}</div>
                  </div>
                  <div>
                    <AuditOutcome entry={entry} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Container>
  )
}

/** The last changes to the organization in this console, for people who may read the audit trail. */
export function RecentChanges() {
  return (
    <Can id="auditEntries.list">
      <Changes />
    </Can>
  )
}
