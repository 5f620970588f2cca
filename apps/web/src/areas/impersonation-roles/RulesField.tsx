import './RulesField.css'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type ImpersonationRule,
  maxImpersonationRules,
} from '@mailroom/schemas/impersonation-roles'
import { Button } from '@mailroom/ui/Button'
import { useRef } from 'react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { SelectField } from '../../kit/form/SelectField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { useFieldError } from '../../kit/form/use-field.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { DescriptionField } from './DescriptionField.tsx'
import { TargetsField } from './TargetsField.tsx'
import { useRuleName, type useRuleWords } from './use-rule-words.ts'

type Form = { rules: ImpersonationRule[] }
type RuleWords = ReturnType<typeof useRuleWords>
type RuleProps = { index: number; onRemove: () => void; ruleWords: RuleWords }

/** One rule in the form. It keeps its id, also if everything else of it is edited. Source: IMP-07. */
function Rule({ index, onRemove, ruleWords }: RuleProps) {
  const text = useText('impersonationRoles')
  const shared = useText('rules')
  const { list } = useFormats()
  const ruleName = useRuleName()
  const errorAt = useFieldError()
  const path = `rules.${index}` as const
  const rule = useWatch<Form, typeof path>({ name: path })
  const refused = ruleWords.refused(rule ?? {})
  const title = rule?.name ? ruleName(rule) : text('newRule')
  return (
    <section
      className="impersonation-rule"
      aria-label={text('ruleNumber', { number: index + 1, name: title })}
    >
      <SpaceBetween size="m">
        <Header
          variant="h3"
          actions={
            <Button aria-label={text('removeRule', { name: title })} onClick={onRemove}>
              {text('remove')}
            </Button>
          }
        >
          {title}
        </Header>
        {errorAt(path) && <div role="alert">{errorAt(path)}</div>}
        <TextField
          name={`${path}.name`}
          label={text('ruleName')}
          constraint={text('ruleNameConstraint')}
        />
        <DescriptionField name={`${path}.description`} />
        <SelectField
          name={`${path}.effect`}
          label={shared('effect')}
          options={(['ALLOW', 'DENY'] as const).map((value) => ({
            ...{ value, label: shared(`effect.${value}`) },
            description: text(`effectMeaning.${value}`),
          }))}
        />
        <TargetsField path={path} onChosen={ruleWords.onChosen} />
        {refused.length > 0 && (
          <Alert type="warning">{text('refusedUsersExplanation', { users: list(refused) })}</Alert>
        )}
      </SpaceBetween>
    </section>
  )
}

/**
 * The rules of a role, inside its form: they are stored only when the role is saved. Source: IMP-05,
 * IMP-07.
 */
export function RulesField({ ruleWords }: { ruleWords: RuleWords }) {
  const text = useText('impersonationRoles')
  const section = useRef<HTMLDivElement>(null)
  const { fields, append, remove } = useFieldArray<Form>({ name: 'rules' })
  const isFull = fields.length >= maxImpersonationRules
  const add = () =>
    append(
      { impersonationRuleId: crypto.randomUUID(), name: '', effect: 'ALLOW' },
      { focusName: `rules.${fields.length}.name` },
    )
  return (
    <div ref={section}>
      <Container
        header={
          <Header
            variant="h2"
            counter={`(${fields.length})`}
            description={text('rulesExplanation', { max: maxImpersonationRules })}
          >
            {text('rules')}
          </Header>
        }
      >
        <SpaceBetween size="l">
          {fields.length === 0 && <div>{text('noRules')}</div>}
          {fields.map(({ id }, index) => (
            <Rule
              key={id}
              index={index}
              ruleWords={ruleWords}
              onRemove={() => {
                remove(index)
                // The button that had the focus is gone.
                section.current?.querySelector<HTMLElement>('.add-rule button')?.focus()
              }}
            />
          ))}
          <div className="add-rule">
            <Button disabled={isFull} onClick={add}>
              {text('addRule')}
            </Button>
            {isFull && <div>{text('rulesFull')}</div>}
          </div>
        </SpaceBetween>
      </Container>
    </div>
  )
}
