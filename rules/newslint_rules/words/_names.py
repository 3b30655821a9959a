"""Words that tell names with a capital inside from sentences that touch."""

PREFIXES = frozenset(
    "al anti ap beta da de del della des di dos du el fitz i e la las le les lo los mac mc mp my non o san post pre st van vander von".split()
)
"""What may stand before a capital inside a name: McDonald, DeSantis, iPhone, eBay."""

BRANDS = frozenset(
    """
    adsense adwords aerogel airasia airbnb airpods airtag alphago aliexpress alipay americorps amfar antifa appstore arcelormittal
    astrazeneca autozone axelspringer bankunited basf biontech bitcoin bittorrent blackberry blackrock blockbuster bloomberg
    bluetooth breitbart britrail buzzfeed carmax cbsnews centurylink chatgpt chemchina clearchannel clickbait cloudflare cnbc
    coinbase coindesk comcast comedycentral commonwealth conocophillips craigslist crowdstrike crunchbase cvent dailymail
    datacenter deepmind defi directtv directv docusign doordash dowdupont dreamworks duckduckgo dupont easyjet ebay enbw espn
    estee etrade eurozone evergreen exxonmobil facebook facetime factcheck farmville fedex fiveThirtyeight fivethirtyeight foxconn foxnews
    freddiemac fracking frontpage futuresource gamestop gazprom geocities github gitlab glaxosmithkline gofundme godaddy
    goldcorp googleplex gopro grubhub hbo headspace healthcare healthkit hellofresh homekit homepod hootsuite hubspot huffpost icloud
    ifixit imessage imax imdb infowars instagram intercontinental ipad iphone ipod issuu itunes javascript jetblue jpmorgan
    kfc kickstarter lastpass lexisnexis liveblog livejournal lifelock linkedin livenation lyondellbasell macbook mailchimp
    marketwatch mastercard mcafee medtronic microsd megaupload metlife metropcs mcdonalds microsoft minecraft moneygram moveon msnbc
    myspace mysql nasdaq nafta nbcnews netease netflix netjets newscorp nextera nintendo nvidia nytimes obamacare onedrive
    oneplus openai opentable openstack oxycontin outkast palantir paypal pepsico petsmart petrochina photoshop playboy
    playstation podcast politifact postgresql powerpoint prnewswire procter proquest propublica psyops quickbooks quicktime
    radioshack realclearpolitics realnetworks redbox redstate reuters ripoff roundup ryanair salesforce samsclub sharepoint
    shopify siriusxm skype skywest slideshare smackdown smartphone smartthings snapchat softbank solarcity soundcloud
    southpark spa spacex spacexs spongebob springsource squarespace stackoverflow starcraft startup statefarm statoilhydro steelseries
    stockx stubhub suntrust superbowl surveymonkey swiftkey taskrabbit taylormade techcrunch techrepublic telegraph teleprompter tesla
    theblaze thehill themuse thinkpad thinkprogress thomsonreuters threadless tiktok timewarner townhall transcanada transunion
    tripadvisor truecar trueblood trustpilot tumblr turbotax tvguide uber ubereats unicredit unionpay unitedhealth unitedhealthcare
    usatoday utorrent venturebeat verizon viacom viacomcbs vimeo virustotal visualstudio vmware vodafone volkswagen
    walgreens walmart warcraft washpost webex webmd wechat wework whatsapp wholefoods wifi wikileaks wikipedia wikihow windows
    winzip wordpress wordperfect workday worldcom worldnetdaily xbox yahoo youtube youtuber youtubers zerohedge ziprecruiter zoominfo
    """.split()
)
"""Names that carry a capital inside, in lower case. Facts of our own collecting, no other project's list."""

STARTERS = frozenset(
    """
    a about according after all along also although american amid among an and another any as asked at because before besides both british
    but by chief critics despite during each earlier even every experts few first five following for former four from
    he her here his how however i if in indeed instead it its last later many meanwhile more moreover most mr mrs ms much nearly nevertheless none
    neither new no not nothing now officials on once one only other others our over people perhaps police
    president prime recent researchers scientists several she since so some still such sources that the
    their then there these they this those though three thousands throughout thus to today two under unless unlike until us we what when where
    whether while who why with within without yesterday yet you your
    """.split()
)
"""Words that often start a sentence, in lower case."""

UNSURE_STARTERS = frozenset(
    "a all at by first for her in it like me more most my new now on one over to us you".split()
)
"""Starters that stand at the end of brands as well: LinkedIn, CapitalOne. What follows has to fit."""

ALWAYS_FIRST = frozenset(
    "and but he however i if it meanwhile she so there they today we when while yesterday you".split()
)
"""Starters that nothing but the start of a sentence gives a capital."""

DATES = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December
    """.split()
)
"""Names that end sentences and start no brand."""

NEVER_LAST = frozenset("a an and as at by for from if in into my of on or our than that the their to with your".split())
"""Words that end no sentence, or seldom enough."""

PARTS = frozenset(
    """
    add air app auto check click code copy create delete easy fetch file find get has index info insert is load log make max micro min mini mobile mono multi node open parse plug pre print read real remove render request reset run
    safe save search send set smart soft sort sub super sync tech update use user view web
    """.split()
)
"""What names of brands and of things in programs start with, as no sentence ends: openData, saveDialog."""

ACRONYMS = frozenset(
    "AP BBC CIA CNN EU FBI FIFA GOP IMF IRS MPs NASA NATO NHS OPEC UEFA UK UN UNESCO UNICEF US USA".split()
)
"""What starts a sentence; other capitals after a small letter belong to the names of programs."""

ROLES = frozenset(
    """
    airline bank brand builder carmaker chain company developer director firm giant group insurer magazine maker manufacturer minister
    newspaper operator owner president producer provider publisher retailer start-up startup supplier
    """.split()
)
"""What stands before a name of which it says who or what that is."""
