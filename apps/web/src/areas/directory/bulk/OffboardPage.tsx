import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { keptUntil } from '@mailroom/schemas/directory-rules'
import { useWatch } from 'react-hook-form'
import { useNavigate, useParams } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityField } from '../../../kit/entity/EntityField.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** The steps that end the user's access, in their order. */
const accessSteps = ['resetPassword', 'revokeTokens', 'denyDevices', 'removeFromGroups'] as const

function Access() {
  const text = useText('bulk')
  return (
    <Container header={<Header variant="h2">{text('offboard.access')}</Header>}>
      <SpaceBetween size="m">
        {accessSteps.map((step) => (
          <CheckboxField
            key={step}
            name={`change.${step}`}
            label={text(`offboard.${step}`)}
            description={text(`offboard.${step}Explanation`)}
          />
        ))}
      </SpaceBetween>
    </Container>
  )
}

function Successors({ userId }: { userId: string }) {
  const text = useText('bulk')
  const [delegateTo, disable]: unknown[] = useWatch({
    name: ['change.delegateTo', 'change.disable'],
  })
  const notSelf = ({ id }: { id: string }) => (id === userId ? text('offboard.self') : undefined)
  return (
    <Container header={<Header variant="h2">{text('offboard.successors')}</Header>}>
      <SpaceBetween size="m">
        <EntityField
          name="change.aliasesTo"
          label={text('offboard.aliasesTo')}
          description={text('offboard.aliasesToExplanation')}
          offered={{ states: ['ENABLED'] }}
          whyNot={notSelf}
        />
        <EntityField
          name="change.delegateTo"
          label={text('offboard.delegateTo')}
          description={text('offboard.delegateToExplanation')}
          offered={{ types: ['USER'], states: ['ENABLED'] }}
          whyNot={notSelf}
        />
        {delegateTo !== undefined && disable === true && (
          <Alert type="warning">{text('offboard.delegateOfDisabled')}</Alert>
        )}
      </SpaceBetween>
    </Container>
  )
}

function Account() {
  const text = useText('bulk')
  const { dateTime } = useFormats()
  const disable: unknown = useWatch({ name: 'change.disable' })
  const purged = dateTime(keptUntil(useAwsNow().toISOString()))
  return (
    <Container header={<Header variant="h2">{text('offboard.account')}</Header>}>
      <SpaceBetween size="m">
        <CheckboxField
          name="change.hide"
          label={text('offboard.hide')}
          description={text('offboard.hideExplanation')}
        />
        <CheckboxField
          name="change.disable"
          label={text('offboard.disable')}
          description={text('offboard.disableExplanation')}
        />
        {disable === true && <Box>{text('offboard.purge', { date: purged })}</Box>}
      </SpaceBetween>
    </Container>
  )
}

/**
 * Offboards a user: what is removed, who takes over, and until when it can be restored. It only
 * makes a plan.
 */
export function OffboardPage() {
  const text = useText('bulk')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const { userId = '' } = useParams()
  const { data: user } = useRead('users.describe', { ...scope, userId })
  const page = (path: string) => organizationPath(scope, path)
  return (
    <Page
      title={text('offboard.title', { user: user ? nameOf(user) : '…' })}
      description={text('offboard.description')}
    >
      <OperationForm
        id="jobs.plan"
        fixed={scope}
        defaults={{
          change: {
            kind: 'offboard',
            userId,
            resetPassword: true,
            revokeTokens: true,
            denyDevices: true,
            removeFromGroups: true,
            hide: true,
            disable: true,
          },
        }}
        submitLabel={text('makePlan')}
        onCancel={() => void navigate(page(`users/${userId}`))}
        onDone={({ jobId }) => void navigate(page(`jobs/${jobId}`), { replace: true })}
      >
        <Access />
        <Successors userId={userId} />
        <Account />
      </OperationForm>
    </Page>
  )
}
