import { get, useFormState } from 'react-hook-form';

/** The message of one field's error, or null. Listens to that field alone: typing elsewhere renders nothing here. */
export function useFieldError(name: string): string | null {
  const { errors } = useFormState({ name });
  return errorMessage(get(errors, name));
}

/** The message of an error of React Hook Form; that of a whole list lies one step down, in `root`. */
export function errorMessage(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('message' in error && typeof error.message === 'string' && error.message !== '') return error.message;
  return 'root' in error ? errorMessage(error.root) : null;
}
