/** The unit's own words, as the awarding body prints them. Kept here by hand, so that a slip in the unit's file shows. */
export const groupWords = [
  ['1', 'cover', 'You must provide evidence that you have identified risks in your own area of responsibility:'],
  ['2', 'cover', 'Your evidence must show that when carrying out a risk assessment you have:'],
  ['3', 'cover', 'You must provide evidence that you have worked with two of these groups of people to identify possible actions for managing risk:'],
  ['4', 'cover', 'Your evidence must show that you have carried out risk assessments that have caused you to:'],
  ['311.1', 'do', 'To analyse customer service processes for risk, you must:'],
  ['311.2', 'do', 'To assess customer service risks and take appropriate actions, you must:'],
  ['311.3', 'know', 'To understand how to apply risk assessment to customer service, you must be able to:'],
] as const;

export const pointWords = [
  ['1a', 'through your everyday work'],
  ['1b', 'actively carrying out a risk assessment'],
  ['1c', 'through discussion with colleagues.'],
  ['2a', 'listed each risk'],
  ['2b', 'identified the consequences of each risk'],
  ['2c', 'estimated the probability of each risk occurring'],
  ['2d', 'made a judgement about any action that is justified taking into account the consequences and probability of each risk.'],
  ['3a', 'team members or colleagues'],
  ['3b', 'suppliers or service partners'],
  ['3c', 'supervisors, team leaders or managers.'],
  ['4a', 'take action to manage the risk'],
  ['4b', 'decide that the level of risk is tolerable and take no action.'],
  [
    '311.1.1',
    "explain your organisation's customer service process and identify the moments of truth (those points in the customer service process that have most impact on the customer experience)",
  ],
  ['311.1.2', 'identify the financial risks for each stage of the customer service process'],
  ['311.1.3', 'identify the reputational risks for each stage of the customer service process'],
  ['311.1.4', 'identify the health and safety risks for each stage of the customer service process'],
  ['311.1.5', 'identify the risk of delivering sub-standard services or products for each stage of the customer service process'],
  ['311.1.6', 'ensure that your customers are aware of any risks that might impact on them'],
  ['311.1.7', 'develop staff awareness of the risks you have identified.'],
  ['311.2.1', 'assess the probabilities of each risk that you have identified'],
  ['311.2.2', 'assess the consequence of each risk in terms of finance, reputation and health and safety'],
  ['311.2.3', 'classify each risk as high, medium or low taking into account its probability and consequences'],
  ['311.2.4', 'work with colleagues to identify any actions that might be taken to reduce risk'],
  ['311.2.5', 'take appropriate actions to minimise the overall customer service risk profile by adapting procedures.'],
  ['311.3.1', 'describe risk assessment techniques'],
  ['311.3.2', 'explain how to evaluate risk according to probability of occurrence and consequences of occurrence'],
  ['311.3.3', 'evaluate the nature of potential customer service risks including financial, reputational and health and safety risks'],
  ['311.3.4', 'explain cost/benefit analysis'],
  [
    '311.3.5',
    'define SWOT (Strengths, Weaknesses, Opportunities, Threats) and PESTLE (Political, Economic, Social, Technological, Legal, Environmental) analysis.',
  ],
] as const;

/** INSCS027: you must be able to… */
export const performanceCriteria = [
  ['P1', "identify the stages in your organisation's customer service process that provide opportunities to impress and disappoint customers"],
  ['P2', 'identify the financial risks for each stage of the customer service process'],
  ['P3', 'identify the reputational risks for each stage of the customer service process'],
  ['P4', 'identify the health and safety risks for each stage of the customer service process'],
  ['P5', 'identify the risk of delivering sub-standard services or products in each stage of the customer service process'],
  ['P6', 'ensure that your customers are aware of any risks that might impact on them'],
  ['P7', 'develop staff awareness of the risks you have identified'],
  ['P8', 'assess the probabilities of each risk that you have identified'],
  ['P9', 'assess the potential consequence of each risk in terms of finance, reputation and health and safety'],
  ['P10', 'classify each risk as high, medium or low considering its probability and potential consequences'],
  ['P11', 'consult with colleagues to identify any actions to take to reduce risk'],
  ['P12', 'implement actions to minimise the overall customer service risk profile'],
  ['P13', 'follow the legal, organisational, codes of practice and policies relevant to your role and the activities being carried out'],
] as const;

/** INSCS027: you need to know and understand… */
export const knowledgeStatements = [
  ['K1', 'your role and responsibilities in relation to assessment of risk in customer service'],
  [
    'K2',
    "your organisation's customer service stages and the points in the customer service processes that have most impact on the customer experience",
  ],
  ['K3', 'the risk assessment techniques and processes that are used in your organisation'],
  ['K4', 'the types of potential customer service risks that your organisation has, including financial, reputational and health and safety risks'],
  ['K5', 'the impact that sub-standard services or products in each stage of the customer service process have on your organisation and customers'],
  ['K6', 'the methods that you can use to create risk logs to capture and analyse risks'],
  ['K7', 'how to classify risk based on probability and potential consequences'],
  ['K8', "your organisation's records related to risk assessment"],
  ['K9', 'how to conduct a cost and benefit analysis for customer service'],
  [
    'K10',
    'how to produce a Strengths, Weaknesses, Opportunities, Threats (SWOT) and Political, Economic, Social, Technological, Legal, Environmental (PESTLE) analysis',
  ],
  ['K11', 'how SWOT and PESTLE analyses link to risk management'],
  ['K12', 'the colleagues who manage risk in your organisation and how to communicate with them'],
  ['K13', 'the legal, organisational, codes of practice and policies relevant to your role and the activities being carried out'],
] as const;
