/** Makes ids for records. Random, so that records made on two devices never clash. */
export type CreateId = () => string;

export const createId: CreateId = () => crypto.randomUUID();
