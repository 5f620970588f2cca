import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Approval } from '@mailroom/schemas/approvals'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** What somebody asks for, why, until when; and the decision of a second administrator. */
function Request({ approval }: { approval: Approval }) {
  const text = useText('approvals')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { approvalId, operation, subjectId, requestedBy, reason, expiresAt, isOwn } = approval
  const path =
    operation === 'snapshots.download'
      ? `exit/inventory/${subjectId}`
      : `exit/exports/runs/${subjectId}`
  return (
    <li>
      <SpaceBetween size="xs">
        <div>
          <strong>{text(`approval.${operation}`)}</strong>{' '}
          <AppLink to={organizationPath(scope, path)}>{text('approval.show')}</AppLink>
        </div>
        <div>
          {text('approval.asked', { by: requestedBy, until: dateTime(expiresAt) })}{' '}
          {text('approval.reason', { reason })}
        </div>
        {isOwn && <div>{text('approval.own')}</div>}
        <SpaceBetween direction="horizontal" size="xs">
          {!isOwn && (
            <Can id="approvals.approve">
              <AppButton to={`approvals/${approvalId}/approve`} variant="primary">
                {text('approve')}
              </AppButton>
            </Can>
          )}
          <Can id="approvals.decline">
            <AppButton to={`approvals/${approvalId}/decline`}>{text('decline')}</AppButton>
          </Can>
        </SpaceBetween>
      </SpaceBetween>
    </li>
  )
}

/** What waits for a second administrator; nothing if nothing does. Source: EXIT-03. */
export function Approvals() {
  const text = useText('approvals')
  const { data } = useRead('approvals.list', useOrganizationScope())
  const waiting = (data?.items ?? []).filter(({ state }) => state === 'PENDING')
  if (waiting.length === 0) return null
  return (
    <Container header={<Header variant="h2">{text('approvals')}</Header>}>
      <ul aria-label={text('approvals')}>
        {waiting.map((approval) => (
          <Request key={approval.approvalId} approval={approval} />
        ))}
      </ul>
    </Container>
  )
}
