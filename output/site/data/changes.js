Site.receive("#changes",[]);
