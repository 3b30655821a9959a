"""Given names, nicknames and surnames of the English-language press. Source: our own knowledge of common names.

The lists say what is a given name and of which sex its bearers mostly are; they are far from complete, and a name that is
also a common word, a place or a surname is left out where that would mislead.
"""

from newslint import Pattern

MALE = frozenset(
    """
    Aaron Abbas Abdul Abdullah Abe Abel Abraham Adam Adnan Adolf Adrian Ahmad Ahmed Akira Al Alan Alastair Albert Alberto Alec
    Alejandro Aleksandar Aleksander Aleksandr Alessandro Alex Alexander Alexandre Alexei Alexey Alexis Alfonso Alfred Alfredo Ali
    Alistair Allan Allen Alois Alvaro Alvin Amir Amit Amos Anatoly Anders Andre Andrea Andreas Andrei Andres Andrew Andrey Andriy Andy
    Angelo Angus Anil Anthony Antoine Anton Antonio Antony Anwar Archie Ari Ariel Arjun Armando Arnold Arthur Arturo Arun
    Ashok Asif Ashraf Attila Augusto Avi Aziz Barack Barnaby Barney Barry Bart Bartholomew Bashar Basil Ben Benedict Benito Benjamin
    Benny Bernard Bernardo Bernd Bernie Bert Bertrand Bilal Bill Billy Bjorn Bob Bobby Boris Boyd Brad Bradley Brandon
    Brendan Brent Brett Brian Bruce Bruno Bryan Bryce Byron Caleb Calvin Cameron Carl Carlo Carlos Cedric Cesar Charles
    Charlie Chester Chris Christoph Christophe Christopher Chuck Clarence Claude Claudio Clayton Clement Cliff Clifford
    Clint Clive Clyde Cody Colin Conor Conrad Corey Cornelius Craig Curtis Cyril Cyrus Damian Damien Dan Daniel Daniele Danny Darrell
    Darren Darryl Dave David Davide Dean Deepak Denis Dennis Denys Derek Dermot Desmond Dick Didier Diego Dieter Dimitri Dimitris
    Dinesh Dirk Dmitri Dmitry Dmytro Dominic Dominik Dominique Don Donald Donnie Doug Douglas Drew Duane Duncan Dustin Dwayne Dwight
    Dylan Eamon Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Efraim Ehud Elias Elijah Elliot Elliott Elmer Elon Emanuel Emil Emile
    Emilio Emmanuel Enrico Enrique Eric Erik Ernest Ernesto Ernie Ernst Erwin Esteban Ethan Eugene Evan Evgeny Ezra Fabio Fabrice
    Farid Farouk Federico Felipe Felix Ferdinand Fernando Fidel Finn Florian Francesco Francis Francisco Franco Francois Frank
    Frankie Franklin Franz Fred Freddie Frederic Frederick Fredrik Friedrich Fritz Gabriel Gareth Garrett Gary Gavin Gene Geoff
    Geoffrey George Georges Georgi Gerald Gerard Gerardo Gerhard Gerry Giacomo Gianni Gideon Gilbert Gilles Giorgio Giovanni
    Giuseppe Glen Glenn Gonzalo Gordon Graeme Graham Greg Gregg Gregor Gregory Guido Guillaume Guillermo Gunter Gus Gustav Gustavo
    Guy Habib Hafez Hakan Hal Hamid Hamish Hank Hans Harold Haroon Harry Haruki Harvey Hasan Hassan Hector Heinrich Heinz Helmut
    Hendrik Henri Henrik Henrique Henry Herb Herbert Herman Hideki Hiroshi Homer Horst Hosni Howard Hubert Hugh Hugo Humphrey Hussein
    Iain Ian Ibrahim Igor Ignacio Ilham Ilya Imran Ingmar Isaac Isaiah Ismail Ivan Ivo Jack Jacob Jacques Jaime Jair Jake Jakob
    Jalal Jamal James Jamie Jan Janez Janos Jared Jason Javier Jay Jean Jeff Jefferson Jeffrey Jens Jeremiah Jeremy Jerome Jerry
    Jesse Jim Jimmy Joachim Joao Joaquin Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jorge Jose
    Josef Joseph Josh Joshua Juan Jules Julian Julien Julio Jurgen Justin Kamal Karel Karim Karl Kazuo Keir Keith Ken Kenneth Kenny
    Kenji Kevin Khaled Khalid Kieran Kirk Klaus Kofi Konrad Konstantin Kumar Kurt Kyle Lance Larry Lars Laszlo Laurent Lawrence Lech
    Lee Leo Leon Leonard Leonardo Leonid Leopold Leroy Les Leslie Lester Lev Levi Lewis Liam Lionel Lloyd Lorenzo Lou Louie Louis Luc
    Luca Lucas Luciano Ludwig Luigi Luis Luiz Luka Lukas Luke Lyndon Mahmoud Mahmud Malcolm Manfred Manmohan Manuel Marc
    Marcel Marcello Marcelo Marco Marcos Marcus Marek Mario Marius Mark Markus Marshall Martin Marty Marvin Masoud Massimo Mathias
    Mathieu Mats Matt Matteo Matthew Matthias Matthieu Maurice Mauricio Mauro Max Maxim Maxime Maximilian Maxwell Mehdi Mehmet Mel Melvin
    Michael Michal Michel Mick Mickey Miguel Mike Mikhail Mikael Miles Milos Milton Mitch Mitchell Mohamed Mohammad Mohammed Moises
    Mohsin Morgan Morris Mortimer Moshe Mostafa Muammar Muhammad Muhammadu Murray Mustafa Naftali Najib Narendra Nasser Nathan Nathaniel Naveen Navin Ned
    Neil Nelson Neville Nicholas Nick Nicola Nicolae Nicolas Nigel Nikola Nikolai Nikolay Nikos Noah Noel Norbert Norman Olaf Oleg Oleksandr Oliver
    Olivier Olusegun Omar Oscar Oskar Osama Oswald Otto Owen Pablo Paddy Paolo Pascal Pasquale Pat Patrice Patrick Paul Paulo Pavel
    Pawel Pedro Percy Perry Pervez Pete Peter Petr Petro Phil Philip Philipp Philippe Phillip Pier Pierre Pietro Piotr Prakash Pranab Qasem Quentin
    Quincy Rafael Rafiq Rafik Rahm Rahul Raj Rajesh Rajiv Ralph Ramesh Ramon Randall Randolph Randy Raoul Rashid Raul Ravi Ray Raymond Recep Reggie
    Reginald Reinhard Reinhold Rene Reza Ricardo Riccardo Rich Richard Rick Ricky Rishi Rob Robbie Robert Roberto Robin Rod Roderick Rodney Rodrigo
    Roger Rohit Roland Rolf Romano Ron Ronald Ronaldo Ronnie Rory Ross Roy Ruben Rudolf Rudolph Rudy Rui Rupert Russ Russell Ryan Sachin
    Saddam Saeed Salman Salvatore Sam Sami Samir Sammy Samuel Sandeep Sanjay Saul Scott Sean Sebastian Serge
    Sergei Sergey Sergio Seth Seymour Shaun Shane Shawn Sheldon Shigeru Shimon Shinzo Sidney Sigmar Silvio Simon Slobodan Solomon Spencer Stan
    Stanislav Stanley Stefan Stefano Steffen Stephane Stephen Sterling Steve Steven Stewart Stuart Subhash Sunil Suresh Sven
    Syed Taha Takashi Tariq Taro Ted Terence Terrence Terry Thabo Thaddeus Theo Theodore Thierry Thomas Tiago Tim Timothy Tobias Todd Tom
    Tomas Tomasz Tommy Toni Tony Travis Trent Trevor Tristan Troy Tyler Tyrone Uday Ulrich Umar Umberto Uri Valentin Valery Vaclav
    Vernon Viacheslav Vicente Victor Vijay Viktor Vince Vincent Vincenzo Vinod Vitali Vitaly Vivek Vladimir Volodymyr Vyacheslav Wade Wallace Walter Warren
    Wayne Wendell Werner Wesley Wilbur Wilfred Wilhelm Willem William Willie Willy Winston Wolfgang Woodrow Xavier Yair Yannick Yasser
    Yasir Yevgeny Yitzhak Yoshihiko Yousef Yuri Yury Yusuf Yves Zachary Zack Zbigniew Zinedine Zoltan
    """.split()
)
FEMALE = frozenset(
    """
    Abigail Ada Adele Adriana Agatha Agnes Agnieszka Aicha Aisha Alana Alejandra Alessandra Alexandra Alice Alicia Alina Alison Allison
    Alma Amal Amanda Amelia Amina Amy Ana Anastasia Andrea Angela Angelica Angelina Angie Anita Anja Ann Anna Annabel Annalena Anne Anneliese
    Annette Annie Antonia Anya Arlene Ashley Astrid Audrey Aung Ayesha Barbara Beata Beatrice Beatriz Becky Belinda Benazir Bernadette
    Bertha Beryl Bess Beth Betsy Bettina Betty Beverly Bianca Birgit Blanca Bonnie Brenda Bridget Brigitte Britney Brooke Camilla Camille
    Candace Candice Carina Carla Carly Carmen Carol Carole Caroline Carolyn Carrie Cassandra Catalina Catherine Cathy Cecilia
    Celia Charlene Charlotte Cherie Cheryl Chiara Chloe Christina Christine Cindy Claire Clara Clare Clarissa Claudia
    Colleen Condoleezza Connie Constance Corinne Cornelia Cristina Cynthia Daisy Dana Daniela Danielle Daphne Darlene Dawn Deborah Debbie
    Debra Deirdre Delia Delphine Denise Diana Diane Dianne Dina Dolores Donna Dora Doreen Doris Dorothy Ebony Edith Edna Edwina
    Eileen Elaine Eleanor Elena Eliza Elisabeth Elise Elizabeth Ella Ellen Ellie Elsa Elsie Emily Emma Erica Erika Erin Esther Estelle
    Ethel Eugenia Eva Eve Evelyn Fatima Fatou Fiona Frances Francesca Francoise Freda Frida Gabriela Gabriella Gabrielle Gail
    Gemma Genevieve Georgette Georgina Geraldine Gerda Gertrude Gillian Gina Giorgia Giovanna Giulia Gladys Glenda Gloria Golda Greta Gretchen
    Gwen Gwendolyn Gwyneth Hanna Hannah Harriet Hazel Heather Heidi Helen Helena Helga Helle Henrietta Hilary Hilda Hillary Ida Ileana Ilse
    Imelda Inga Ingrid Irena Irene Irina Iris Irma Isabel Isabella Isabelle Ivana Ivanka Jacinda Jackie Jacqueline Jana Jane Janet Janice
    Janine Jasmine Jeanette Jeanne Jennie Jennifer Jenny Jessica Jessie Jill Jo Joan Joanna Joanne Jocelyn Johanna Josephine Joyce Juanita
    Judith Judy Julia Juliana Julie Juliet Justine Kamala Karen Karin Karla Karolina Kate Katerina Katharina Katherine Kathleen Kathryn
    Kathy Katie Katrina Kay Kayla Kaylee Kelly Keri Kerry Kerstin Kim Kimberly Kirsten Kirsty Kristen Kristin Kristina Lana Lara Larissa
    Latifa Laura Lauren Laurie Layla Lea Leah Leila Lena Leonie Leticia Lidia Lila Lillian Lily Linda Lindsay Lindsey Lisa Liz Liza
    Lois Loretta Lorna Lorraine Lottie Louisa Louise Lucia Lucie Lucille Lucinda Lucy Luisa Lydia Lynda Lynn Lynne Mabel Madeleine Magdalena
    Maggie Malala Malgorzata Mandy Manuela Marcia Margaret Margarita Margot Marguerite Maria Mariah Mariam Marian Marianne Marie Marilyn
    Marina Marine Marisa Marjorie Marlene Marta Martha Martina Mary Maryam Matilda Maureen Maxine Megan Meghan Melanie Melania Melinda Melissa
    Mercedes Meredith Meryl Mette Mia Michaela Michele Michelle Mildred Millicent Milly Mimi Minnie Mira Miranda Miriam Moira Molly Mona Monica Monique
    Muriel Myra Myrtle Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nellie Nicole Nicola Nikki Nina Noor Nora Noreen Norma Nuria
    Octavia Olga Olive Olivia Olya Oprah Ottilie Pamela Patricia Patsy Patty Paula Paulette Paulina Pauline Peggy Penelope Penny Petra Phoebe Phyllis
    Pippa Polly Preeti Priscilla Priti Priya Rachel Rania Raquel Rebecca Regina Renata Renee Rhoda Rhonda Rita Roberta Rochelle Rosa Rosalind
    Rose Rosemary Rosie Roxanne Ruth Sabine Sabrina Sally Samantha Sandra Sandy Sanna Sara Sarah Sasha Selena Serena Shannon Sharon Sheila
    Shelley Sherry Shirley Sigrid Silvia Simone Simona Sofia Sonia Sonja Sophia Sophie Soraya Stacey Stacy Stefanie Stella Stephanie
    Sue Susan Susana Susanna Susanne Suzanne Svetlana Sylvia Tabitha Tamara Tammy Tania Tanya Tara Tatiana Teresa Tessa Thelma Theresa Therese
    Tiffany Tina Toni Tracey Tracy Trudy Tulsi Ulrike Ursula Usha Valentina Valerie Vanessa Vera Veronica Veronika Vicky Viola
    Violet Virginie Vivian Vivien Viviane Wanda Wendy Whitney Wilma Winifred Winnie Yasmin Yolanda Yoko Yulia Yvette Yvonne Zainab Zara Zoe Zsuzsanna
    """.split()
)
GIVEN = MALE | FEMALE
GIVEN_BYTES = frozenset(map(str.encode, GIVEN))

NICKNAMES = tuple(
    frozenset(group.split())
    for group in """
    Abe Abraham
    Al Albert Alan Alfred Alexander Alvin Alberto
    Alec Alex Alexander Alexandra Alexei Alexandre Sandy Sasha Alejandro Aleksandr
    Andrew Andy Drew Andre Andrei Andres Andreas Anders Andrey Andriy Andrea
    Ann Anne Anna Annie Nancy Annette Anita
    Anthony Tony Antonio Antony Anton Antoine
    Archie Archibald
    Arthur Art
    Barbara Barb Babs
    Bartholomew Bart
    Benjamin Ben Benny Benedict
    Bernard Bernie Bernardo Bernadette
    Bert Albert Robert Herbert Gilbert Hubert Bertrand
    Beth Betty Betsy Bess Elizabeth Elisabeth Eliza Liz Lisa Liza Ellie Elsie
    Bill Billy William Will Willie Willy Liam Guillermo Wilhelm Willem Guillaume
    Bob Bobby Robert Rob Robbie Robin Roberto Bert
    Brad Bradley
    Carol Caroline Carolyn Carole Carrie
    Catherine Cathy Kate Katherine Kathryn Kathy Katie Katharina Kathleen Katerina Kay
    Charles Charlie Chuck Carlos Carl Karl Carlo
    Chris Christopher Christian Christine Christina Christoph Christophe Kristin Kristen Kristina Cristina
    Cliff Clifford
    Cynthia Cindy
    Daniel Dan Danny Daniele
    David Dave Davide Davey
    Deborah Debra Debbie
    Dennis Denis Denys
    Dmitri Dmitry Dmytro Dimitri Dimitris
    Don Donald Donnie Donny
    Dorothy Dora Dot
    Doug Douglas
    Ed Eddie Edward Edgar Edmund Edwin Ted Teddy Eduardo
    Eleanor Ellen Ellie Nell Nellie Nora Elena Helen
    Eric Erik
    Ernest Ernie Ernesto Ernst
    Eugene Gene Evgeny Yevgeny
    Francis Frank Frankie Franklin Francesco Francisco Franz Francois Frances
    Fred Freddie Frederick Frederic Alfred Fredrik Friedrich Federico
    Gabriel Gabe
    Geoffrey Geoff Jeffrey Jeff
    George Georges Jorge Giorgio Georgi Jurgen
    Gerald Gerry Jerry Gerard Gerardo Gerhard
    Gregory Greg Gregg Gregor
    Gwen Gwendolyn Gwyneth
    Hank Henry Harry Harold Hal Henri Henrik Henrique Enrique Heinrich Hendrik Enrico
    Herb Herbert
    Hilary Hillary
    Hugh Hugo
    Ian Iain John Ivan
    Isaac Ike Itzhak Yitzhak
    Jack John Johnny Jon Jonathan Jan Johan Johannes Jean Juan Joao Johann Giovanni Gianni Ivan Sean Jackie
    Jacqueline Jackie
    Jacob Jake Jakob James Jim Jimmy Jamie Jaime Jacques Diego Giacomo Santiago
    Jason Jay James
    Jeremy Jerry Jeremiah Jerome
    Jennifer Jenny Jennie Jen
    Jessica Jess Jessie Jesse
    Joan Joanna Joanne Johanna Jo
    Joe Joseph Jose Josef Joey Giuseppe Yousef Yusuf
    Josh Joshua
    Judith Judy
    Julia Julie Juliet Juliana
    Ken Kenneth Kenny
    Kim Kimberly
    Larry Lawrence Laurence Lars Lorenzo Laurent
    Laura Laurie Lauren
    Leonard Leo Leon Lenny Leonid Leonardo Lev
    Les Leslie Lester
    Lewis Louis Lou Luis Luiz Louie Luigi
    Linda Lynn Lynda Lynne Lindsay
    Lucas Luke Luca Luc Lukas Luka
    Lucy Lucia Lucille Lucinda Lucie
    Maggie Margaret Meg Megan Peggy Margot Marguerite Margarita Greta Marjorie
    Mandy Amanda Miranda
    Manuel Manny Emmanuel Emanuel
    Mark Marc Marcus Marco Marcos Markus Marek Mario
    Martin Marty
    Mary Maria Marie Molly Polly Maryam Miriam Mariam
    Matthew Matt Matthias Mathieu Matteo Matthieu Mats Mathias
    Max Maxwell Maximilian Maxim Maxime Maxine
    Mel Melvin Melanie Melissa Melinda
    Michael Mike Mick Mickey Mikhail Michel Miguel Mikael Michal Mitch
    Mitchell Mitch
    Natalie Natalia Natasha
    Nathan Nathaniel Nate Nat
    Ned Edward Edmund
    Nicholas Nick Nicky Nicolas Nikolai Nikola Nicola Nikolay Nikos Nicolae Klaus
    Noel Noelle
    Oliver Ollie Olivier
    Pamela Pam
    Patrick Pat Paddy Patricia Patrice Patty Patsy Tricia
    Paul Pablo Paolo Paulo Pavel Pawel
    Penelope Penny
    Peter Pete Pedro Pierre Pietro Petr Piotr Pier Petro
    Philip Phil Phillip Philippe Philipp Pippa
    Rafael Rafe Raphael
    Ralph Raoul Raul
    Randolph Randall Randy
    Ray Raymond Ramon
    Rebecca Becky
    Reginald Reggie Reg
    Richard Rick Dick Rich Ricky Ricardo Riccardo Richie
    Rod Roderick Rodney Rodrigo
    Ron Ronald Ronnie Ronaldo
    Ross Roscoe
    Rudolph Rudolf Rudy
    Russell Russ
    Sally Sarah Sara Sadie
    Samuel Sam Sammy Samantha
    Sandra Sandy Alexandra
    Sebastian Seb
    Sergei Sergey Sergio Serge
    Sean Shaun Shawn Shane
    Sidney Sid Sydney
    Simon Shimon
    Solomon Sol
    Stanley Stan Stanislav
    Stephen Steven Steve Stefan Stefano Stephane Steffen Stevie Esteban
    Stephanie Stefanie Steph
    Stuart Stewart Stu
    Susan Sue Susanna Suzanne Susana Susanne Susie
    Terence Terry Terrence Theresa Teresa
    Theodore Ted Theo Teddy
    Thomas Tom Tommy Tomas Tomasz
    Timothy Tim Timmy
    Toni Antonia
    Tracy Tracey
    Ulrich Uli
    Valerie Val Valery
    Veronica Ronnie Vera
    Victor Vic Viktor Vicky Victoria
    Vincent Vince Vincenzo Vicente
    Vladimir Volodymyr Vlad
    Walter Walt Wally
    Wesley Wes
    Winston Winnie Winifred
    Woodrow Woody
    Yuri Yury George
    Zachary Zach Zack Zac
    """.strip().splitlines()
)
"""Given names one person may go by, also in another language."""

SHARED = frozenset(
    """
    Abbott Abdullah Abe Adams Ahmed Alexander Ali Allen Anderson Andrews Armstrong Arnold Assad Atkinson Austin Bailey Baker Baldwin
    Ball Barber Barker Barnes Barrett Barry Beck Bell Bennett Berry Biden Bin Black Blair Boyd Bradley Brady Brooks Brown Bryant Burke Burns
    Bush Butler Byrne Campbell Carey Carr Carroll Carter Castro Chan Chang Chapman Chavez Chen Cheney Cho Chung Clark Clarke
    Clinton Cohen Cole Coleman Collins Cook Cooke Cooper Cox Crawford Cruz Cunningham Curtis Daley Dalton Daniels Davidson Davies Davis Dawson Dean
    Diaz Dixon Dole Douglas Doyle Duncan Dunn Edwards Elliott Ellis Evans Farmer Ferguson Fernandez Fisher Fitzgerald Fletcher Flynn
    Ford Foster Fowler Fox Francis Franklin Fraser Freeman Fuller Gandhi Garcia Gardner Gates George Gibson Gilbert Gomez Gonzalez
    Gonzales Gordon Gore Graham Grant Gray Green Greene Griffin Gutierrez Hale Hall Hamilton Hansen Harper Harris Harrison Hart Harvey Hassan
    Hawkins Hayes Henderson Henry Hernandez Hill Hoffman Holland Holmes Hopkins Howard Howe Hudson Hughes Hunt Hunter Hussein Ibrahim
    Jackson Jacobs James Jefferson Jenkins Jensen Johnson Johnston Jones Jordan Joseph Kaplan Kaur Keller Kelley Kelly Kennedy Kerr Khan Kim
    King Klein Knight Kumar Lambert Lane Larson Lawrence Lawson Le Lee Levine Levy Lewis Li Lin Little Liu Long Lopez Lynch MacDonald
    Marshall Martin Martinez Mason Matthews May McCarthy McDonald Meyer Miller Mills Mitchell Mohamed Mohammed Moore Morales
    Moreno Morgan Morris Morrison Morton Moss Mueller Muller Murphy Murray Myers Nelson Newman Nguyen Nichols Nixon Norman Obama O'Brien
    O'Connor O'Neill Oliver Olsen Olson Ortiz Owen Owens Palmer Park Parker Parsons Patel Patterson Paul Payne Pearson Perez Perkins Perry
    Peters Peterson Phillips Pierce Porter Powell Price Quinn Ramirez Ramos Ray Reagan Reed Reid Reyes Reynolds Rice Richards
    Richardson Rivera Roberts Robertson Robinson Rodriguez Rogers Romero Romney Roosevelt Rose Rosen Ross Ruiz Russell Russo Ryan Sanchez Sanders
    Schmidt Schneider Schultz Schwartz Scott Shah Sharma Shaw Shields Simmons Simpson Sims Singh Smith Snow Snyder Spencer Stein Stephens Stevens
    Stewart Stone Stuart Sullivan Sutton Taylor Thomas Thompson Thomson Torres Trump Tucker Turner Wagner Walker Wallace Walsh Walters Wang Ward
    Warner Warren Washington Waters Watkins Watson Watts Weaver Webb Weber Webster Weiss Wells West Wheeler White Wilkinson Williams
    Williamson Willis Wilson Wong Wood Woods Wright Wu Yang Yates York Young Zhang

    Academy Act Administration Airport Arena Associates Association Avenue Award Awards Bank Bay Beach Bridge Brothers Building Centre Center
    Church City Clinic College Committee Council Country County Court Creek Cup Day Drive Estate Falls Family Farm Field Foundation Fund
    Gallery Gardens Group Hospital Hotel House Institute Island Islands Lake Law Library Mall Medal Memorial Mountain Museum Palace Partners
    Prize Report Review River Road School Show Square Stadium State Station Street Studios Theatre Theater Tower Trophy Trust University
    Valley Village January February March April June July August September October November December Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday
    """.split()
)
"""Surnames that two people in one story may well share unrelated, or that belong to a family in the news.

Behind them stand words that follow a given name in the name of something else.
"""

VOWELS = Pattern(r"(?<!^)[aeiouyh]|(?P<twice>\w)(?=(?P=twice))")


def related(one: str, other: str) -> bool:
    """Whether two given names may be one person's: the same, one short for the other, or two spellings."""
    if one == other or one.startswith(other) or other.startswith(one) or _skeleton(one) == _skeleton(other):
        return True
    return any(one in group and other in group for group in NICKNAMES)


def _skeleton(name: str) -> str:
    """A name without what its spellings differ in: Mohamed and Muhammad, Alexei and Alexey."""
    lower = name.lower().replace("ph", "f").replace("c", "k").replace("v", "f")
    return VOWELS.compiled.sub("", lower)
