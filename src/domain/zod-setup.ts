import { z } from 'zod';

// The page's security policy forbids building code from text, which zod otherwise probes for.
z.config({ jitless: true });
