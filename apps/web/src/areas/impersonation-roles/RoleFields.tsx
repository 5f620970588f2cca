import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ImpersonationRule, roleTypes } from '@mailroom/schemas/impersonation-roles'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { FieldFrame } from '../../kit/form/FieldFrame.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { useField } from '../../kit/form/use-field.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { useText } from '../../kit/words/texts.ts'
import { DescriptionField } from './DescriptionField.tsx'
import { ReachImpact } from './ReachImpact.tsx'
import { RulesField } from './RulesField.tsx'
import type { useRuleWords } from './use-rule-words.ts'

function TypeField() {
  const text = useText('impersonationRoles')
  const { value, change, errorText } = useField<string | undefined>('type', undefined, {
    isChosen: true,
  })
  return (
    <FieldFrame label={text('type')} errorText={errorText}>
      <RadioGroup
        value={value ?? null}
        ariaRequired
        items={roleTypes.toReversed().map((type) => ({
          ...{ value: type, label: text(`type.${type}`) },
          description: text(`typeMeaning.${type}`),
        }))}
        onChange={({ detail }) => change(detail.value)}
      />
    </FieldFrame>
  )
}

/** What a role can do beyond its rules, and what else can restrict it. Source: IMP-02. */
function SecurityNotes() {
  const text = useText('impersonationRoles')
  const scope = useOrganizationScope()
  return (
    <Alert type="info" header={text('security')}>
      <ul>
        <li>{text('security.transitive')}</li>
        <li>
          {text('security.accessRules')}{' '}
          <AppLink to={organizationPath(scope, 'access-rules')}>{text('toAccessRules')}</AppLink>
        </li>
        <li>{text('security.policy')}</li>
        <li>{text('security.delay')}</li>
      </ul>
    </Alert>
  )
}

type Props = {
  /** The rules as they are at AWS. */
  before: readonly ImpersonationRule[]
  ruleWords: ReturnType<typeof useRuleWords>
}

/** The fields of a role: what it is, its rules, and whom it gains and loses. Source: IMP-05. */
export function RoleFields({ before, ruleWords }: Props) {
  const text = useText('impersonationRoles')
  return (
    <>
      <Container header={<Header variant="h2">{text('details')}</Header>}>
        <SpaceBetween size="m">
          <TextField name="name" label={text('name')} constraint={text('nameConstraint')} />
          <DescriptionField name="description" />
          <TypeField />
        </SpaceBetween>
      </Container>
      <RulesField ruleWords={ruleWords} />
      <ReachImpact before={before} />
      <SecurityNotes />
    </>
  )
}
