"""An article that has a place for every kind of damage. It was written for these tests."""

ARTICLE = """\
Harbour talks go on as ferry firm waits

The ferry firm Marlowe Lines said on Monday that talks with Freedonia had failed & that fares - now £4.50 - would rise. \
Prime Minister Ingrid Tamura told reporters: "We have waited for ten years, and we will wait no longer." That was late. U.S. Navy \
crews are on their way, and sailors of the U.S. Coast guard a buoy, the firm said. It's a question of money and/or time.

Officials say that Gareth Whitford, the chairman, met Dr Pellew in 2001 and again in 2004, when 12 workers left. \
Mr Whitford didn't answer questions. "The colour of the ferries is the only thing that we could agree on," said Helen \
Brennan. "It was hard." Friends of Mr Whitford say that he's calm; Whitford himself was silent (he was at sea).

Where the money went

The final report: Nobody knows. In 1998, however, the efficient staff of the office filed 35 reports, officers said: \
most of them were lost. The US has sent ships, the UK has not, and officials in the US expect that the US will stay. \
"That's all we know at the moment, and it may be all we ever know," he said. "They won't tell us."

"We are all tired of the colour scheme, its one colour, the waiting and the delays on the quay."

"Nobody asked us about the timetable," Helen Brennan said. "Now we ask them."

Readers in the town's cafés said, "It cannot go on." The council has met twice, and Whitford's offer was read aloud. \
After that the harbour was closed for a week. He'll be back in May, his office said, and the ferries will run again.

Crews of the U.S. troops that came in January with a U.S. admiral said Mr Pellew was wrong. Nobody else saw Rosalind Sorley leave… \
Sorley has not been seen since, and relatives of Mrs Sorley want answers from the board of the company.

The old pier has been shut since the storm of last winter, which took its roof and half of its walls. Engineers who \
looked at it in spring found that its posts were sound. Repairs would take two summers and cost more than the town earns. \
A smaller pier could open sooner. Many of the people who live on the quay would rather have the old one back.

Buses now carry those who used to cross by boat, and they take three times as long. Drivers say that the road is too \
narrow for them. Farmers complain about dust, noise and broken fences along the way. The county promised a new road long \
ago, but work has not begun. A spokesman said that money had been set aside and that plans were with the engineers.

Nobody expects an answer before the summer. Families have left the islands, and two of the schools have merged. Shops \
that lived on visitors have closed one after another. Those who stay say that they have seen worse, and that boats have \
always come back in the end. The night market opened all the same, under new lamps and in light rain.
"""
