import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Input, Output, ReadId } from '@mailroom/schemas/operations'
import { Button } from '@mailroom/ui/Button'
import { type ReactNode, useEffect, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useRead } from '../data/use-read.ts'
import { type FormValues, resolverOf } from '../form/field-errors.ts'
import { CliCommand } from './CliCommand.tsx'
import { Loaded } from './Loaded.tsx'

type Props<Id extends ReadId> = {
  /** The read that decides. */
  id: Id
  /** The part of its input that nobody types. */
  fixed: Partial<Input<Id>>
  defaults: FormValues
  title: string
  description: ReactNode
  submitLabel: string
  /** The verdict, and the rules that decided. */
  verdict: (output: Output<Id>, input: Input<Id>) => ReactNode
  /** The fields of the input. */
  children: ReactNode
}

type VerdictProps<Id extends ReadId> = Pick<Props<Id>, 'id' | 'verdict'> & { input: Input<Id> }

/** The verdict on one input. A write that changes the rules asks for it again. */
function Verdict<Id extends ReadId>({ id, input, verdict }: VerdictProps<Id>) {
  const query = useRead(id, input, { refetchOnMount: 'always' })
  // What AWS said to the same question before may have changed since.
  const { data, isFetchedAfterMount } = query
  return (
    <Loaded<Output<Id>> query={{ ...query, data: isFetchedAfterMount ? data : undefined }}>
      {(output) => (
        <SpaceBetween size="s">
          {verdict(output, input)}
          <CliCommand id={id} input={input} />
        </SpaceBetween>
      )}
    </Loaded>
  )
}

/**
 * Asks AWS what the rules decide for an input that a person types; changes nothing. The verdict is
 * shown as long as the fields say what was asked.
 */
export function Simulator<Id extends ReadId>(props: Props<Id>) {
  const { id, fixed, defaults, title, description, submitLabel, verdict, children } = props
  const [asked, setAsked] = useState<{ input: Input<Id>; number: number }>()
  const form = useForm<FormValues>({ defaultValues: defaults, resolver: resolverOf(id, fixed) })
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => name !== undefined && setAsked(undefined),
      }),
    [form],
  )
  const ask = form.handleSubmit((values) =>
    setAsked((before) => ({
      // The resolver has parsed the values with the operation's own schema.
      input: values as Input<Id>,
      number: (before?.number ?? 0) + 1,
    })),
  )
  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          {title}
        </Header>
      }
    >
      <FormProvider {...form}>
        <form noValidate aria-label={title} onSubmit={(event) => void ask(event)}>
          <SpaceBetween size="m">
            {children}
            <Button type="submit">{submitLabel}</Button>
            <div role="status">
              {asked && (
                <Verdict key={asked.number} id={id} input={asked.input} verdict={verdict} />
              )}
            </div>
          </SpaceBetween>
        </form>
      </FormProvider>
    </Container>
  )
}
