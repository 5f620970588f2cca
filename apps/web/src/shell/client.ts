import { createQueryClient } from '../kit/data/query-client.ts'

/** The only cache of this tab: route loaders and pages share it. */
export const queryClient = createQueryClient()
