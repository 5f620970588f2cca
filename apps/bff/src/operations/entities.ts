import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const entities: Handlers<'entities'> = {
  'entities.describe': async (input, { workmail }) =>
    camel(await workmail.describeEntity(pascal(input))),
}
