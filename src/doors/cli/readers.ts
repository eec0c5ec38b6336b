import type { Extractor } from '../../communiques/extraction/extraction.ts';
import { ensembleExtractor, withFallback } from '../../communiques/extraction/llm/ensemble.ts';
import { llmExtractor } from '../../communiques/extraction/llm/llm.ts';
import { rulesExtractor } from '../../communiques/extraction/rules.ts';
import type { Settings } from '../settings.ts';

/** The engine that reads: the trained rules, and with a language model set, both together, falling back to the rules when it fails. */
export const readerFor = (settings: Pick<Settings, 'LLM_URL' | 'LLM_MODEL' | 'LLM_API_KEY' | 'LLM_TIMEOUT_MS'>): Extractor => {
  const rules = rulesExtractor();
  const { LLM_URL: url, LLM_MODEL: model } = settings;
  if (!url || !model) return rules;
  const llm = llmExtractor({
    url,
    model,
    timeoutMs: settings.LLM_TIMEOUT_MS,
    ...(settings.LLM_API_KEY ? { apiKey: settings.LLM_API_KEY } : {}),
  });
  return withFallback(ensembleExtractor(rules, llm), rules);
};
