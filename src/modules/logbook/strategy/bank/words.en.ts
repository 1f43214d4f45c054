import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  category: {
    focus: 'Focus',
    planning: 'Planning',
    new: 'Learning something new',
    memory: 'Remembering',
    reading: 'Reading',
    writing: 'Writing',
    listening: 'Listening',
    together: 'Working together',
    motivation: 'Getting going',
    daring: 'Being brave',
    reflecting: 'Looking back',
    inventing: 'Having ideas',
  },
  tag: {
    alone: 'alone',
    together: 'with others',
    quick: 'five minutes',
    paper: 'pen and paper',
    drawing: 'drawing',
    aloud: 'aloud',
    moving: 'moving',
    start: 'at the start',
    midway: 'on the way',
    finish: 'at the end',
  },
  strategy: {
    'phone-away': {
      title: 'Put your phone far away',
      when: 'When your hand keeps going to your screen.',
      how: 'Switch your phone to silent. Put it in your bag or in another room, so that you must get up to reach it. Decide at what time you may look again. Keep to it until the clock says so.',
    },
    'ten-minutes': {
      title: 'Do one thing for ten minutes',
      when: 'When you cannot get started or keep changing tasks.',
      how: 'Choose one task and set a timer for ten minutes. Until it rings, you only do this task. Then stand up for two minutes. Now decide whether you do another round.',
    },
    'empty-table': {
      title: 'Clear your table',
      when: 'When there is a lot in front of you that pulls at your attention.',
      how: 'Take everything off your table. Put back only what you need for this one task. Close the tabs on your screen that you do not use. Start when it is empty, not before.',
    },
    'park-thoughts': {
      title: 'Park what distracts you',
      when: 'When something is on your mind that has nothing to do with your work.',
      how: 'Put an empty sheet next to your work. Does another thought come up? Write down two words of it and go on. When you have finished, read the sheet and choose what to do about it.',
    },

    'three-pieces': {
      title: 'Cut the task into three pieces',
      when: 'When a task is so big that you never begin.',
      how: 'Write down what must be finished. Divide it into three pieces, each with an end of its own. Give every piece a day. Do the first piece today.',
    },
    'first-move': {
      title: 'Write down how you will begin',
      when: 'When you stop now and must go on tomorrow.',
      how: 'Use the last minute of your working time. Write one sentence about what you will do first next time, such as: “do sum 4 again”. Put that note on top. Then you need not search tomorrow.',
    },
    'guess-minutes': {
      title: 'Guess the minutes, then measure',
      when: 'When your plans often turn out wrong.',
      how: 'For each task of today, write down how many minutes you expect. Look at the clock when you begin and when you are done. Put the real time beside your guess. Make your next plan with the real times.',
    },
    'count-back': {
      title: 'Count back from the last day',
      when: 'When something must be ready in a few weeks.',
      how: 'Put the last day on paper. Above it, write what must be ready one day earlier, and one week earlier. Go on until you arrive at today. Keep one day free for bad luck.',
    },

    'known-already': {
      title: 'Write down what you already know',
      when: 'When a subject seems completely new.',
      how: 'Take three minutes and an empty sheet. Write down everything you know or think about the subject. Put a question mark where you are not sure. When you start learning, look those up first.',
    },
    'follow-example': {
      title: 'Follow an example line by line',
      when: 'When you understand the explanation but cannot do it yourself.',
      how: 'Find an example that is already worked out. Cover it and show one line. Say what happens there and why. Write the next line yourself, and only then look whether it is right.',
    },
    'second-explanation': {
      title: 'Find a second explanation',
      when: 'When you read one explanation three times and still do not get it.',
      how: 'Stop reading the same thing again. Find another explanation: a video, another book or a classmate. Write down what is said in a different way. Then go back to the first one.',
    },
    'small-numbers': {
      title: 'Try it with small numbers',
      when: 'When big or odd numbers make a sum scary.',
      how: 'Change the numbers into 2, 5 or 10. Solve that easy sum. Write down what you did first and what came next. Do the same with the real numbers.',
    },
    'own-example': {
      title: 'Make up your own example',
      when: 'When you know a rule but are not sure that you understand it.',
      how: 'Close your book. Think of an example that is not in it. Think of one that just does not fit as well. Ask somebody whether you are right.',
    },

    'close-and-write': {
      title: 'Close your book and write',
      when: 'When you have read something that you must remember.',
      how: 'Read a part and close your book. Write down all that you still know. Open your book and add what you missed in another colour. Learn only that colour once more.',
    },
    'spread-out': {
      title: 'Repeat after one, three and seven days',
      when: 'When you still want to know something a month from now.',
      how: 'Learn it today. Put three times five minutes in your plan: tomorrow, in three days and in a week. Always test yourself first, without looking. Then learn only what you had forgotten.',
    },
    'two-sided-cards': {
      title: 'Make cards with two sides',
      when: 'When you must know words, terms or years.',
      how: 'Put the question on one side and the answer on the other. Make ten today, not more. Say the answer aloud before you turn the card. A right one goes to the back; a wrong one returns after three cards.',
    },
    'walking-route': {
      title: 'Lay what you learn along a route',
      when: 'When you must know a row of things in the right order.',
      how: 'Choose a route you know well, such as from the front door to your bed. In your mind, put one thing down at each spot. Make it silly, then it sticks. Walk the route and say aloud what you meet.',
    },

    'look-around-first': {
      title: 'Look around in the text first',
      when: 'When you begin a long or difficult text.',
      how: 'Read the title, the headings and the words under the pictures. Read the first and the last sentence. Say what the text will be about. Only then start reading, and see whether you were right.',
    },
    'stop-each-paragraph': {
      title: 'Stop after every paragraph',
      when: 'When you reach the end of the page and do not know what it said.',
      how: 'Read one paragraph and look up. Say in one sentence what you read. If you cannot, read that paragraph again. Go on only when your sentence is ready.',
    },
    'question-in-margin': {
      title: 'Put a question in the margin',
      when: 'When you will have a test or a talk about what you read.',
      how: 'Next to each part, write the question that it answers. Read to the end. Then cover the text. Now answer your own questions.',
    },
    'guess-the-word': {
      title: 'Guess the word from the sentence',
      when: 'When you do not know a word and nearly stop.',
      how: 'Read the sentence before and the one after. See whether you know a piece of the word. Choose a word that fits that place. Read on, and look it up only when the story stops making sense.',
    },
    'read-sum-twice': {
      title: 'Read the question twice',
      when: 'When you make mistakes because you did not read well.',
      how: 'Read the question once, calmly, with your pen down. Read it again and underline what is asked. Write down what you are given and what you must find. Only then work it out.',
    },

    'rough-first': {
      title: 'Write a rough version first',
      when: 'When you keep staring at an empty page.',
      how: 'Set a timer for eight minutes. Keep writing without correcting; mistakes are fine. If you do not know a word, draw a line. Correct only after the timer has rung.',
    },
    'one-reader': {
      title: 'Choose one reader',
      when: 'When you do not know how to say something.',
      how: 'Think of one person who will read this, such as your grandmother or a pupil in another class. Write the name at the top. What does this person know already, and what not? Write as if you tell it to them.',
    },
    'notes-in-order': {
      title: 'Build your text with notes',
      when: 'When you have many ideas and no order.',
      how: 'Write each idea on a note of its own. Move the notes around until the order is right. Throw away what is double. Now write one paragraph for every note.',
    },
    'hear-your-text': {
      title: 'Read your text aloud',
      when: 'When you are finished and do not see the mistakes any more.',
      how: 'Read your text slowly and aloud. If you stumble, put a cross there. Turn each sentence with a cross into two, or say it more simply. Read those places once more.',
    },

    'one-question-ready': {
      title: 'Listen with one question in mind',
      when: 'When you soon start dreaming during an explanation.',
      how: 'Before the explanation, write down one question you want answered. Listen until you hear the answer. Write it down at once. If it did not come, ask your question.',
    },
    'say-it-back': {
      title: 'Say back what you heard',
      when: 'When you want to know whether you understand somebody.',
      how: 'Let the other person finish. Begin with: “So you say that …” and tell it in your own words. Ask whether that is right. Only then give your own opinion.',
    },
    'five-words': {
      title: 'Write five words, no sentences',
      when: 'When you write so much that you no longer listen.',
      how: 'Write down five words at most during the explanation. Choose words that will help you later. Turn them into five sentences straight after. If one is missing, ask at once.',
    },
    'listen-twice': {
      title: 'Listen twice, each time differently',
      when: 'When you listen to another language and it goes too fast.',
      how: 'The first time, listen only for what it is about. Say that in one sentence. The second time, listen for words and write down five. Then look up three of them at most.',
    },

    'explain-to-other': {
      title: 'Explain it to somebody else',
      when: 'When you think you understand and want to be sure.',
      how: 'Choose somebody who cannot do it yet. Explain it in three minutes, without the book. Notice where you get stuck or use vague words. That is the part you learn once more.',
    },
    'alone-then-two': {
      title: 'Think alone first, then together',
      when: 'When in your group the same person always says everything.',
      how: 'Agree that everybody works in silence for three minutes. Write down your own answer. Then compare with one other person. Find out together where you differ, and why.',
    },
    'who-does-what': {
      title: 'Divide who does what',
      when: 'When you must make something with a group.',
      how: 'Write all the jobs on one sheet. Put one name and one day behind every job. See that nobody has more than two jobs at a time. At the end of each lesson, check together for five minutes what is done.',
    },
    'swap-one-tip': {
      title: 'Swap your work and give one tip',
      when: 'When your work is nearly done and you see nothing new in it.',
      how: 'Swap your work with somebody. First say what you like and where it is. Then give one tip, not more. Choose whether you use the tip you were given, and say why.',
    },

    'what-for-me': {
      title: 'Find out what you need it for',
      when: 'When you think: why must I learn this?',
      how: 'Write down three things you would like to be able to do, now or later. Draw a line from this goal to one of them. Is there no line? Ask somebody who uses it what it is good for.',
    },
    'easiest-first': {
      title: 'Begin with the easiest part',
      when: 'When you are dreading a task.',
      how: 'Look through the task and find the part you can surely do. Do that now. Cross it out with a thick line. Then choose the next easiest.',
    },
    'small-reward': {
      title: 'Agree on a small reward',
      when: 'When something is boring and has to be done.',
      how: 'First choose something small that you like, such as a song or a short walk. Write down what must be finished before it. Give yourself the reward only when it is. Do not make it bigger than the task.',
    },
    'show-how-far': {
      title: 'Show how far you have come',
      when: 'When it feels as if you never get any further.',
      how: 'Draw a bar with a box for every part of your goal. Colour what is done. Hang it where you see it every day. Colour at the end of the day, even if it is only half a box.',
    },

    'one-question-today': {
      title: 'Ask one question today',
      when: 'When you do not understand something and dare not say so.',
      how: 'Write your question down before the lesson begins. Choose whom you will ask, and when. Simply read it out if you like. Afterwards make a mark: this one worked.',
    },
    'one-too-hard': {
      title: 'Choose one task that is too hard',
      when: 'When you get everything right without trying.',
      how: 'Look for a task you think you cannot do yet. Work on it for ten minutes. Write down how far you get and where you stop. Take that to your teacher or a classmate.',
    },
    'talk-one-minute': {
      title: 'Talk for one minute without stopping',
      when: 'When you can read a language but dare not speak it.',
      how: 'Set a timer for one minute. Tell in that language what you did today. If you do not know a word, say it in another way. Do it again and count whether you say more sentences.',
    },
    'show-unfinished': {
      title: 'Show something unfinished',
      when: 'When you wait until it is perfect.',
      how: 'Choose somebody you trust. Show what you have now and say that it is half done. Ask one question, such as: “Is this part clear?” Write down what you will do with the answer.',
    },

    'why-this-mistake': {
      title: 'Ask why at every mistake',
      when: 'When your work has been checked.',
      how: 'Choose three mistakes. For each, write down where it came from: not known, misread or too fast. Correct it without seeing the answer. Then do one more task of the same kind.',
    },
    'beside-criteria': {
      title: 'Lay your work beside the criteria',
      when: 'When you think you are ready to show it.',
      how: 'Read the criteria one by one. Point to the place in your work where you show each. If there is nothing to point at, that is your next task. Hand it in when you can point everywhere.',
    },
    'three-lines-back': {
      title: 'Look back in three lines',
      when: 'When the lesson or the day is over.',
      how: 'Write one line about what worked. Write one line about what was hard. Write one line about what you will change tomorrow. Read that last line before you begin tomorrow.',
    },
    'another-way': {
      title: 'Check it by another way',
      when: 'When you have an answer and do not know whether it is right.',
      how: 'First estimate how big the answer should be. Then do the sum backwards or in another way. Put the two answers side by side. If they differ, look for the line where it went wrong.',
    },

    'ten-ideas': {
      title: 'Think of ten ideas in five minutes',
      when: 'When you must think of something and stay with your first idea.',
      how: 'Set a timer for five minutes. Write down ten ideas, crazy and bad ones too. Cross nothing out yet. When the timer rings, choose the two you feel like doing.',
    },
    'draw-it': {
      title: 'Draw the problem',
      when: 'When words or numbers get mixed up in your head.',
      how: 'Read the part and put your pen on an empty sheet. Draw what happens with blocks, arrows or little people. Add numbers or names. Look only at your drawing and say what you must find.',
    },
    'turn-around': {
      title: 'Turn the question around',
      when: 'When you are stuck and keep thinking the same.',
      how: 'Ask yourself: how could I make this fail? Write down five ways. Turn each one around. Choose one that you can try today.',
    },
    'two-become-one': {
      title: 'Turn two ideas into one',
      when: 'When your group cannot choose.',
      how: 'Write both ideas side by side. Circle the best part of each. Think together of something that has both parts in it. Try it for ten minutes before you judge.',
    },
  },
};
