import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { applyAddressPattern } from '@mailroom/schemas/apply-address-pattern'
import type { OnboardingTemplate } from '@mailroom/schemas/onboarding-templates'
import { proposedLocalPart } from '@mailroom/schemas/proposed-names'
import { Details } from '@mailroom/ui/Details'
import { useFormContext, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { NameFields } from '../NameFields.tsx'
import { useTemplates } from './use-templates.ts'

type Person = { name?: string; displayName?: string; firstName?: string; lastName?: string }

function usePerson(): Person {
  const { control } = useFormContext<{ change: { user: Person } }>()
  return useWatch({ control, name: 'change.user' }) ?? {}
}

/** The values that the template adds for this user. */
function FromTemplate({ template }: { template: OnboardingTemplate }) {
  const text = useText('bulk')
  const { number } = useFormats()
  const person = usePerson()
  const named = { ...person, name: person.name ?? '' }
  const address = (pattern: string) =>
    applyAddressPattern(pattern, named) ?? text('noAddressYet', { pattern })
  return (
    <Details
      columns={2}
      items={[
        { label: text('email'), value: address(template.addressPattern) },
        { label: text('aliases'), value: template.aliasPatterns.map(address).join(', ') },
        { label: text('groups'), value: number(template.groupIds.length) },
        {
          label: text('quota'),
          value: template.mailboxQuota === undefined ? '' : number(template.mailboxQuota),
        },
      ]}
    />
  )
}

/** The address follows the template's pattern; without a template, the names. */
function Address({ template }: { template: OnboardingTemplate | undefined }) {
  const text = useText('bulk')
  const person = usePerson()
  const named = { ...person, name: person.name ?? '' }
  const suggestion = template && applyAddressPattern(template.addressPattern, named)
  return (
    <AddressField
      name="change.user.email"
      label={text('email')}
      suggestion={suggestion ?? proposedLocalPart(named.name)}
    />
  )
}

function Fields({ templates }: { templates: readonly OnboardingTemplate[] }) {
  const text = useText('bulk')
  const person = usePerson()
  const templateId: unknown = useWatch({ name: 'change.templateId' })
  const template = templates.find((each) => each.templateId === templateId)
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{text('onboard.person')}</Header>}>
        <SpaceBetween size="m">
          <NameFields at="change.user." person={person} />
          <Address template={template} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{text('onboard.template')}</Header>}>
        <SpaceBetween size="m">
          {templates.length === 0 ? (
            <Alert action={<AppButton to="../onboarding-templates">{text('templates')}</AppButton>}>
              {text('noTemplates')}
            </Alert>
          ) : (
            <SelectField
              name="change.templateId"
              label={text('onboard.department')}
              optional
              options={[
                { value: '', label: text('onboard.noTemplate') },
                ...templates.map(({ templateId: value, name, department }) => ({
                  value,
                  label: name,
                  ...(department ? { description: department } : {}),
                })),
              ]}
              placeholder={text('onboard.chooseTemplate')}
            />
          )}
          {template && <FromTemplate template={template} />}
          <Box color="text-body-secondary">{text('onboard.passwordExplanation')}</Box>
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  )
}

/** Onboards a user: the person's data and the template of the department make a plan. */
export function OnboardPage() {
  const text = useText('bulk')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const { userNameLimit } = useDirectory()
  const templates = useTemplates().data ?? []
  const page = (path: string) => organizationPath(scope, path)
  return (
    <Page
      title={text('onboard')}
      description={text('onboard.description')}
      actions={<AppButton to={page('onboarding-templates')}>{text('templates')}</AppButton>}
    >
      <OperationForm
        id="jobs.plan"
        fixed={scope}
        defaults={{ change: { kind: 'onboard', user: {} } }}
        limits={{ 'change.user.name': userNameLimit }}
        submitLabel={text('makePlan')}
        onCancel={() => void navigate(page('users'))}
        onDone={({ jobId }) => void navigate(page(`jobs/${jobId}`), { replace: true })}
      >
        <Fields templates={templates} />
      </OperationForm>
    </Page>
  )
}
