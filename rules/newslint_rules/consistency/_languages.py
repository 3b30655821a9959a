"""Small words of some languages: those that are no English words and hold every sentence together."""

SMALL = {
    name: frozenset(words.split())
    for name, words in {
        "German": "der die das und ist nicht mit von den dem des ein eine einen einem einer auf für sich auch als wird werden "
        "wurde im am zu zum zur nach bei über aus hat haben sind sie er es wir ich dass oder aber doch nur noch wie vom durch",
        "French": "le la les et est une un des du de dans pour que qui sur avec pas ne ce cette ces son sa ses leur au aux "
        "par plus il elle ils nous vous je été sont ont était mais ou où qu",
        "Spanish": "el la los las es un una de del en que con por para se su sus al lo no más como pero fue ha han está son "
        "este esta entre también desde cuando muy sin sobre",
        "Italian": "il lo la gli le un una di del della dei delle dello nel nella che con per si non da dal dalla sono "
        "ha hanno più come ma anche al alla ai alle questo questa stato su sul sulla",
        "Portuguese": "o os é um uma de da do dos das em na nos nas que com por para se não ao à mais como mas foi "
        "são está pelo pela seu sua também já entre",
        "Dutch": "de het een en van is niet met voor op te dat die zijn er aan ook als bij naar uit om door heeft hebben wordt "
        "worden werd maar nog dan wel over deze dit hij zij wij ik",
    }.items()
}
ENGLISH = frozenset(
    "the of and to that is was for with on at by from it he she they this are were be been has have had not but his her their "
    "which will would said who we you i my your our its".split()
)
SCRIPT = "[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
LEAD = (
    r"der|das|und|ist|nicht|mit|von|dem|den|ein|eine|einen|im|zu|sich|auf|hat|noch|bei|nach|doch|als|für|auch|wird|dass"
    r"|le|la|les|et|est|une|des|du|dans|que|qui|pour|sur|pas|au|aux|par"
    r"|el|los|las|del|de|en|con|por|para|se|un|una|su"
    r"|il|gli|di|della|che|nel|per|non|sono"
    r"|os|da|dos|das|na|em|um|uma|não|ao|mas"
    r"|het|een|van|niet|voor|op|te|dat|zijn|aan"
)
"""Small words, two of which stand close to each other in any paragraph of these languages and in few names."""
ANY = r"(?:[^ \n]+[ \n])?"
PAIR = rf"[ \n](?:{LEAD}),?[ \n]{ANY}{ANY}(?:{LEAD})[ ,\n]"
NEIGHBOURS = rf"{SCRIPT}[^\n\x00-\x1fA-Za-z]{SCRIPT}"
TRIGGER = f"{PAIR}|{NEIGHBOURS}"
