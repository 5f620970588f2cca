import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { maxFirstDomains } from '@mailroom/schemas/organizations'
import { type ReactNode, useRef, useState } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { SuggestHint } from '../../../kit/form/SuggestField.tsx'
import { SuggestInput } from '../../../kit/form/SuggestInput.tsx'
import { useField, useFieldError } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { CreationForm } from './creation-form.ts'
import { hostedZoneProblem, zoneOf } from './hosted-zone-problem.ts'
import { useHostedZones } from './use-suggestions.ts'

/** Where the first mail domain of an organization comes from. Source: ORG-10. */
const sources = ['route53', 'newRoute53', 'external', 'test'] as const
type Source = (typeof sources)[number]

type Domain = NonNullable<CreationForm['domains']>[number]

function DomainInput({ name }: { name: string }) {
  const { value, change, blur, ref } = useField(name, '')
  return (
    <Input
      ref={ref}
      name={name}
      value={value}
      autoComplete={false}
      spellcheck={false}
      ariaRequired
      onChange={({ detail }) => change(detail.value)}
      onBlur={blur}
    />
  )
}

/** The domains of the form, a row each, with their hosted zones if Route 53 has their DNS. */
function Domains({ inRoute53 }: { inRoute53: boolean }) {
  const text = useText('organizationCreation')
  const errorAt = useFieldError()
  const editor = useRef<AttributeEditorProps.Ref>(null)
  const { fields, append, remove } = useFieldArray<{ domains: Domain[] }>({ name: 'domains' })
  const { control, formState, getFieldState, getValues, setValue } = useFormContext<CreationForm>()
  const rows = useWatch({ control, name: 'domains' })
  const { zones, byId, byName, isLoading, error, isRead } = useHostedZones({ enabled: inRoute53 })
  const set = (path: `domains.${number}.${keyof Domain}`, value: string | undefined) => {
    if (value !== undefined && !getValues(path)) setValue(path, value, { shouldDirty: true })
  }
  // A zone is judged when the person has left it, or wants to go on.
  const zoneProblem = (index: number) => {
    const isJudged =
      formState.submitCount > 0 ||
      getFieldState(`domains.${index}.hostedZoneId`, formState).isTouched
    const problem = isRead && isJudged ? hostedZoneProblem(rows?.[index] ?? {}, zones) : undefined
    return problem && text(`hostedZone.${problem.code}`, { name: problem.name })
  }
  const field = (member: keyof Domain, hint: ReactNode) => ({
    label: text(member),
    control: (_: Domain, index: number) =>
      inRoute53 ? (
        <SuggestInput
          name={`domains.${index}.${member}`}
          suggestions={member === 'domainName' ? byName : byId}
          isLoading={isLoading}
          // A hosted zone and the domain of its name belong together.
          onChosen={(value) => {
            const zone = zones.find(({ name, hostedZoneId }) =>
              [name, hostedZoneId].includes(value),
            )
            set(`domains.${index}.domainName`, zone?.name)
            set(`domains.${index}.hostedZoneId`, zone?.hostedZoneId)
          }}
          onLeft={() => {
            const domainName = getValues(`domains.${index}.domainName`) ?? ''
            set(`domains.${index}.hostedZoneId`, zoneOf(domainName, zones)?.hostedZoneId)
          }}
        />
      ) : (
        <DomainInput name={`domains.${index}.${member}`} />
      ),
    errorText: (_: Domain, index: number) =>
      errorAt(`domains.${index}.${member}`) ??
      (member === 'hostedZoneId' ? zoneProblem(index) : undefined),
    constraintText: hint,
  })
  return (
    <AttributeEditor
      ref={editor}
      items={fields}
      definition={[
        field('domainName', text('domainNameHint')),
        ...(inRoute53
          ? [
              field(
                'hostedZoneId',
                <SuggestHint error={error}>{text('hostedZoneIdHint')}</SuggestHint>,
              ),
            ]
          : []),
      ]}
      empty=""
      addButtonText={text('addDomain')}
      disableAddButton={fields.length >= maxFirstDomains}
      additionalInfo={text('domainLimit', { max: maxFirstDomains })}
      isItemRemovable={() => fields.length > 1}
      removeButtonText={text('removeDomain')}
      removeButtonAriaLabel={({ domainName }) => text('removeDomainNamed', { domainName })}
      i18nStrings={{ itemRemovedAriaLive: text('domainRemoved') }}
      onAddButtonClick={() =>
        append(emptyDomain(inRoute53), { focusName: `domains.${fields.length}.domainName` })
      }
      onRemoveButtonClick={({ detail: { itemIndex } }) => {
        // The focus goes to a button that is there afterwards.
        if (fields.length === 2) editor.current?.focusAddButton()
        else editor.current?.focusRemoveButton(Math.min(itemIndex, fields.length - 2))
        remove(itemIndex)
      }}
    />
  )
}

function isInRoute53(source: Source): boolean {
  return source === 'route53' || source === 'newRoute53'
}

/** Returns a row to fill in: a hosted zone that is asked for must be named. */
function emptyDomain(inRoute53: boolean): Domain {
  return { domainName: '', ...(inRoute53 ? { hostedZoneId: '' } : {}) }
}

/** The choice of the mail domain, and its fields. Source: ORG-10, ORG-11, ORG-13. */
export function DomainFields() {
  const text = useText('organizationCreation')
  const { getValues, setValue, unregister } = useFormContext<CreationForm>()
  const [source, setSource] = useState<Source>('test')
  const choose = (chosen: Source) => {
    setSource(chosen)
    if (chosen === 'test') return unregister('domains')
    const empty = emptyDomain(isInRoute53(chosen))
    const typed = getValues('domains') ?? [empty]
    setValue(
      'domains',
      typed.map(({ domainName, hostedZoneId = '' }) =>
        isInRoute53(chosen) ? { domainName, hostedZoneId } : { domainName },
      ),
    )
  }
  return (
    <Container header={<Header variant="h2">{text('domain')}</Header>}>
      <SpaceBetween size="m">
        <FormField label={text('domainSource')} description={text('domainSourceHint')}>
          <RadioGroup
            value={source}
            items={sources.map((value) => ({
              value,
              label: text(`source.${value}`),
              description: text(`sourceHint.${value}`),
            }))}
            onChange={({ detail }) =>
              choose(sources.find((each) => each === detail.value) ?? source)
            }
          />
        </FormField>
        {source === 'newRoute53' && <div>{text('registerFirst')}</div>}
        {source !== 'test' && <Domains inRoute53={isInRoute53(source)} />}
      </SpaceBetween>
    </Container>
  )
}
